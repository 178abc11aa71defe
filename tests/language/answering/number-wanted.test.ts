import { expect, it } from "vitest";
import { holdsNumberWanted } from "../../../src/language/answering/number-wanted.ts";

it.each([
  ["money", "The lander touched the surface at 6:04 p.m.", false],
  ["money", "The lander cost 6.15 billion rupees.", true],
  ["money", "A month's supply costs $1,349.", true],
  ["money", "The clinic hands them out free.", true],
  ["money", "It rose by 4 per cent.", true],
  ["count", "Dozens were hurt.", true],
  ["count", "Nobody was hurt.", true],
  ["count", "Many were hurt.", false],
  ["age", "She is 84.", true],
  ["person", "The mayor did.", true],
] as const)("%s: %s %s", (wanted, passage, can) => expect(holdsNumberWanted(wanted, passage)).toBe(can));
