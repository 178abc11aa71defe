import { menu, press, slash } from "./interactions.ts";

const reply = 4;
const modal = 9;

const altered = "These two nations have poor culture and are influenced by new technology";

type Case = [what: string, interaction: () => { readonly id: string }, type: number, says: RegExp];
/** Interactions with the bot as it ships, the type of each answer, and what it says. */
export const table: Case[] = [
  ["/summary", () => slash("summary", { article: "alibaba" }), reply, /Jack Ma says India is second only to China/],
  ["/summary of an unknown article", () => slash("summary", { article: "no such thing at all" }), reply, /Not in my articles/],
  ["/quote", () => slash("quote", { speaker: "Jack Ma" }), reply, /platform that'll help small business/],
  ["/quote about nothing", () => slash("quote", { speaker: "Nobody Whatsoever" }), reply, /Not in my articles/],
  ["/facts", () => slash("facts", { article: "alibaba" }), reply, /25 billion/],
  ["/search", () => slash("search", { words: "moon landing" }), reply, /Moon/i],
  ["/ask", () => slash("ask", { question: "How many Chinese buyers shop for Indian goods?" }), reply, /400,000/],
  ["/ask what nobody holds", () => slash("ask", { question: "Who won the 1998 chess olympiad?" }), reply, /Not in my articles/],
  ["/source of nothing", () => slash("source", { id: "moon@0123456789abcdef:1-9" }), reply, /no longer here/],
  ["/check", () => slash("check", { quote: "These two nations have great culture" }), reply, /Word for word/],
  ["/check with a word changed", () => slash("check", { quote: altered }), reply, /Altered/],
  ["/check without words", () => slash("check"), modal, /^/],
  ["Check this", () => menu("Check this", "He said “these two nations have great culture”, didn't he?"), reply, /Word for word/],
  ["/help", () => slash("help"), reply, /\/quote.*\/settings.*Check this/s],
  ["/about", () => slash("about"), reply, /21/],
  ["/settings", () => slash("settings", {}, { permissions: "32" }), modal, /^/],
  ["/settings from anybody", () => slash("settings"), reply, /Only people who manage/],
  ["in French", () => slash("about", {}, { locale: "fr" }), reply, /21/],
  ["an unknown command", () => slash("nothing"), reply, /don’t know this command/],
  ["a button of another version", () => press("0:whatever"), reply, /earlier version/],
  ["a button of an article that is gone", () => press("1:summary?a=gone-0123456789"), reply, /no longer here/],
  ["/add from a manager, without what it needs", () => slash("add", {}, { permissions: "32" }), reply, /don’t know/],
  ["/sources from anybody", () => slash("sources"), reply, /Only people who manage/],
  ["/quote in direct messages", () => slash("quote", { topic: "culture" }, { server: null }), reply, /great culture/],
  ["a date that is none", () => slash("quote", { since: "last week" }), reply, /cannot read the date/],
];
