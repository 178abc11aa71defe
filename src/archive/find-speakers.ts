import { slice } from "../text/span.ts";
import type { HeldSpeaker } from "./archive.ts";
import type { Database } from "./database.ts";
import { nameWords } from "./speakers.ts";

/** Speakers whose name has a word that begins with each word typed, the most quoted first; `article` narrows them to those whom it quotes. */
export function findSpeakers(database: Database, typed: string, limit = 25, article?: string): HeldSpeaker[] {
  // No name has more words; thousands would be more conditions than SQLite takes.
  const typedWords = [...new Set(nameWords(typed))].slice(0, 12);
  const having = typedWords
    .map(() => "AND EXISTS (SELECT 1 FROM speaker_word w WHERE w.key = s.key AND w.word >= ? AND w.word < ?)")
    .slice(1);
  const bounds = typedWords.flatMap((word) => [word, `${word}\u{10ffff}`]);
  const from =
    typedWords.length === 0
      ? "speaker s"
      : "(SELECT DISTINCT key FROM speaker_word WHERE word >= ? AND word < ?) k JOIN speaker s ON s.key = k.key";
  const inArticle =
    article === undefined
      ? ""
      : "AND s.key IN (SELECT speaker FROM quotation WHERE revision = (SELECT current FROM article WHERE id = ?))";
  const rows = database.all<SpeakerRow>(
    `SELECT s.*, a.id, r.revision AS hash, r.text FROM (SELECT s.* FROM ${from} WHERE 1 ${having.join(" ")} ${inArticle} ORDER BY s.quotations DESC LIMIT ?) s
     JOIN revision r ON r.number = s.revision JOIN article a ON a.number = r.article ORDER BY s.quotations DESC, s.key`,
    ...bounds,
    ...(article === undefined ? [] : [article]),
    limit,
  );
  return rows.map(speakerOf);
}

type SpeakerRow = { key: string; quotations: number; start: number; end: number; id: string; hash: string; text: string };

function speakerOf({ key, quotations, start, end, id, hash, text }: SpeakerRow): HeldSpeaker {
  const span = { start, end };
  return { key, name: slice(text, span), place: { article: id, revision: hash, span }, quotations };
}
