import type { Command } from "../src/answer/command.ts";
import { sinceOf } from "../src/answer/latest.ts";
import { textOption } from "../src/answer/options.ts";
import { refusedChange } from "../src/tell/allowed.ts";
import { nextTime, readDays, readTime, readZone, suggestZones } from "../src/tell/schedule.ts";
import { storiesSince } from "../src/tell/stories.ts";

const DAY = 86_400_000;
const ZONES = 25;

export default {
  name: "digest",
  description: "The day's stories: now, or here at a time of day",
  options: {
    at: { description: "Post it here at this time, such as 08:00", type: "text", longest: 20 },
    zone: { description: "The time zone, such as Europe/Paris", type: "text", longest: 60 },
    days: { description: "daily, weekdays, weekends, or days such as mon, wed", type: "text", longest: 100 },
    off: { description: "No longer post it here", type: "yes or no" },
  },
  followUp: {
    since: { description: "What it begins with", type: "text" },
    until: { description: "What it ends with", type: "text" },
  },
  complete: {
    zone: async (typed) => suggestZones(typed, ZONES).map((zone) => ({ value: zone, label: { text: zone }, mark: null })),
    days: async (typed) =>
      ["daily", "weekdays", "weekends"]
        .filter((days) => days.startsWith(typed.trim().toLowerCase()))
        .map((days) => ({ value: days, label: { text: days }, mark: null })),
  },
  async run(request, { archive, following, place, now }) {
    const [at, zone, days] = ["at", "zone", "days"].map((option) => textOption(request, option));
    const time = now().getTime();
    if (at === undefined && request.options.off !== true) {
      if (zone !== undefined || days !== undefined) return { kind: "digest refused", why: "at" };
      const [since, until] = ["since", "until"].map((option) => textOption(request, option));
      const from = since === undefined ? time - DAY : (sinceOf(since, now()) ?? Date.parse(since));
      const to = until === undefined ? time + DAY : Date.parse(until);
      if (Number.isNaN(from) || Number.isNaN(to)) return { kind: "stale", why: "version" };
      const stories = await storiesSince(archive, from, to);
      return stories.length === 0
        ? { kind: "digest refused", why: "nothing" }
        : { kind: "digest", since: new Date(from).toISOString(), stories };
    }
    const refused = refusedChange(place, following);
    if (refused) return refused;
    const { channel, server, user } = place!;
    if (request.options.off === true) {
      await following!.digests.remove(channel);
      return { kind: "digest set", digest: null };
    }
    const schedule = { at: readTime(at!), zone: readZone(zone ?? "UTC"), days: readDays(days ?? "daily", request.locale) };
    if (schedule.at === null) return { kind: "digest refused", why: "at" };
    if (schedule.zone === null) return { kind: "digest refused", why: "zone" };
    if (schedule.days === null) return { kind: "digest refused", why: "days" };
    const set = { at: schedule.at, zone: schedule.zone, days: schedule.days };
    const next = nextTime(set, time);
    const digest = { channel, server, user, schedule: set, locale: request.locale, next, since: Math.min(time, next - DAY) };
    await following!.digests.set(digest);
    return { kind: "digest set", digest };
  },
} satisfies Command;
