import type { Database } from "../sqlite/database.ts";
import { accountsOf } from "./accounts.ts";
import { eventsOf } from "./dated.ts";
import { appearancesOf, besideOf, findPeople, formsOf, peopleWith, quotedWithin, topicsOfPerson } from "./find-people.ts";
import { writtenAbout } from "./find-subjects.ts";
import type { Ways } from "./ways.ts";

/** The ways into an archive's file. */
export const waysInto = (database: Database): Ways => ({
  people: async (asked, limit) => findPeople(database, asked, limit),
  peopleWith: async (keys) => peopleWith(database, keys),
  appearances: async (person, limit, filter) => appearancesOf(database, person, limit, filter),
  quotedWithin: async (person, filter) => quotedWithin(database, person, filter),
  formsOf: async (person, limit) => formsOf(database, person, limit),
  quotedBeside: async (person, limit, filter) => besideOf(database, person, limit, filter),
  writtenAbout: async (asked, limit) => writtenAbout(database, asked, limit),
  eventsOf: async (articles) => eventsOf(database, articles),
  revisionsOf: async (article) =>
    database.all(
      "SELECT r.revision, r.added FROM article a JOIN revision r ON r.article = a.number WHERE a.id = ? ORDER BY r.number",
      article,
    ),
  accountsOf: async (articles) => accountsOf(database, articles),
  topicsOf: async (person, limit, filter) => topicsOfPerson(database, person, limit, filter),
});
