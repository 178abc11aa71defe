import changes from "./changes.ts";
import compare from "./compare.ts";
import people from "./people.ts";
import person from "./person.ts";
import timeline from "./timeline.ts";
import topics from "./topics.ts";

/** Ways into the archive for those who do not know what to ask. */
export const ways = [people, person, topics, timeline, compare, changes];
