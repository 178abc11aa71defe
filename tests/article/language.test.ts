import { describe, expect, it } from "vitest";
import { recogniseLanguage } from "../../src/article/language.ts";

describe("the language of a text", () => {
  it.each<[string, string | null]>([
    ["The council will meet on Monday to decide whether the pier is to be closed for the winter, the mayor said.", "en"],
    ["Der Stadtrat entscheidet am Montag, ob die Seebrücke im Winter geschlossen bleibt, sagte die Bürgermeisterin.", "de"],
    ["Le conseil décidera lundi si la jetée doit rester fermée pendant l'hiver, a déclaré la maire de la ville.", "fr"],
    ["We list the best.\n\nRiver Park\n\nLake Park\n\nHill Park\n\nSea Park\n\nMoor Park\n\nFen Park", null],
    ["Breakfast: eggs, bacon, toast. Lunch: soup, salad, sandwich. Dinner: chicken, rice, beans, pie.", null],
    ["Too short.", null],
  ])("%j is %s", (text, language) => expect(recogniseLanguage(text)).toBe(language));
});
