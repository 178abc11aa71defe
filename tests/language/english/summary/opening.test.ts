import { describe, expect, it } from "vitest";
import { leansOn } from "../../../../src/language/english/summary/opening.ts";

describe("leansOn", () => {
  it.each([
    ["But the harbour stayed closed until noon."],
    ["However, two of the pumps failed."],
    ["Meanwhile, ferries were sent to Calais."],
    ["In addition, fares will go up by a tenth."],
    ["As a result, the match was called off."],
    ["For example, a loaf now costs two pounds."],
    ["On the other hand, rents have fallen."],
    ["Even so, most voters said no."],
    ["At the same time, prices doubled."],
  ])("finds the connective of %j", (sentence) => expect(leansOn(sentence)).toEqual({ on: "connective" }));

  it.each([
    ["She resigned the same evening."],
    ["Its shares lost a fifth of their value."],
    ["This has angered teachers."],
    ["That was in May."],
    ["Those charges were dropped."],
    ["Those who stayed were given soup."],
    ["Others left for Ghana."],
    ["One of them was a nurse."],
    ["Most of its members live abroad."],
    ["On Friday, he flew to Lima."],
    ["Asked about the delay, she laughed."],
    ["After the vote on Tuesday, they celebrated."],
    ["“We are ready,” he said."],
    ["“We are ready,” she told reporters, “for anything.”"],
    ["“It is over,” said he."],
    ["“He never called back."],
    ["Aldrin joined him on the ladder."],
  ])("finds the pronoun of %j", (sentence) => expect(leansOn(sentence)).toEqual({ on: "pronoun" }));

  it.each([
    ["The firm said that profits fell.", "firm"],
    ["The 50-year-old was fined.", "50-year-old"],
    ["The two sides will meet in Oslo.", "sides"],
    ["The scheme, which starts in June, is free.", "scheme"],
    ["The company's shares lost a tenth.", "company"],
    ["“We are ready,” the minister said.", "minister"],
  ])("finds the noun that %j is about", (sentence, noun) => expect(leansOn(sentence)).toEqual({ on: "definite", noun }));

  it.each([
    ["Storms closed the harbour of Dover on Monday."],
    ["It is clear that the harbour will stay closed."],
    ["It was Ruiz who found the leak."],
    ["This week, Norway votes."],
    ["Both Norway and Denmark voted no."],
    ["After Ruiz resigned, she moved to Lima."],
    ["On Friday, Ruiz said she would resign."],
    ["The mayor of Lima resigned."],
    ["The European Central Bank left rates alone."],
    ["The largest ferry was sent to Calais."],
    ["The first trains ran at dawn."],
    ["As a result of the storm, ferries were late."],
    ["“We are ready,” Ruiz said."],
    ["Ferries that were due on Monday are late."],
  ])("lets %j stand alone", (sentence) => expect(leansOn(sentence)).toBeNull());
});
