import type { Command } from "../src/answer/command.ts";
import { filterOf, textOption } from "../src/answer/options.ts";
import { suggestPeople } from "../src/answer/people.ts";
import { person } from "../src/answer/person.ts";
import { completeSource, given, narrowing } from "./options.ts";

export default {
  name: "person",
  description: "What somebody said last, and as whom",
  options: { name: { description: "A person whom articles quote", type: "text", required: true }, ...narrowing },
  complete: { name: (typed, request, { archive }) => suggestPeople(archive, typed, given(request)), source: completeSource },
  archiveOnly: true,
  async run(request, { archive }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    const name = textOption(request, "name");
    if (name === undefined) return { kind: "wrong", option: "name", wants: "words" };
    return person(archive, name, read.filter);
  },
} satisfies Command;
