import { ACCOUNT } from "./accounts.ts";
import { DATED } from "./dated.ts";
import { WITHDRAWN } from "./holdings.ts";
import { PEOPLE } from "./people.ts";
import { SUBJECTS } from "./subjects.ts";
import { LENGTHS } from "./words/lengths.ts";

/**
 * The archive's tables, as steps from one schema version to the next: `PRAGMA user_version` counts the steps taken. A step that has been
 * released is never edited; a change is a new step.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    current INTEGER REFERENCES revision (number) DEFERRABLE INITIALLY DEFERRED,
    day TEXT,                       -- of publication, for ordering and for since and until
    source TEXT,                    -- folded, with the address's host: what the option source is compared with
    withdrawn INTEGER NOT NULL DEFAULT 0,
    vanished INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX article_by_day ON article (day DESC, number DESC);

  CREATE TABLE revision (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    revision TEXT NOT NULL,
    added TEXT NOT NULL,
    body TEXT NOT NULL,             -- hash of the text alone: the same story under another address
    fields TEXT NOT NULL,           -- JSON of the article without its text
    text TEXT NOT NULL,
    analysis INTEGER NOT NULL,      -- version of the rules that found the rest
    layout TEXT NOT NULL,           -- JSON: paragraphs, sentences, summary, as flat lists of offsets
    UNIQUE (article, revision)
  ) STRICT;
  CREATE INDEX revision_by_body ON revision (body);
  CREATE INDEX revision_by_analysis ON revision (analysis);

  CREATE TABLE place (              -- every path and address that an article was found under
    place TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX place_by_article ON place (article);

  CREATE TABLE quotation (
    revision INTEGER NOT NULL REFERENCES revision (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    speaker TEXT,                   -- key of the speaker's name
    found TEXT NOT NULL,            -- JSON
    PRIMARY KEY (revision, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX quotation_by_speaker ON quotation (speaker, revision DESC);

  CREATE TABLE fact (
    revision INTEGER NOT NULL REFERENCES revision (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    found TEXT NOT NULL,
    PRIMARY KEY (revision, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX fact_by_kind ON fact (kind, revision DESC);

  CREATE TABLE name (
    revision INTEGER NOT NULL REFERENCES revision (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    found TEXT NOT NULL,
    PRIMARY KEY (revision, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE speaker (            -- of current revisions that may be quoted
    key TEXT PRIMARY KEY,
    quotations INTEGER NOT NULL,
    revision INTEGER NOT NULL REFERENCES revision (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX speaker_by_quotations ON speaker (quotations DESC);
  CREATE TABLE speaker_word (word TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (word, key)) STRICT, WITHOUT ROWID;

  -- Our own stems, a space between, so that the index and the language agree on what a word is.
  CREATE VIRTUAL TABLE words USING fts5 (title, lede, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
  CREATE VIRTUAL TABLE stem USING fts5vocab (words, row);
  -- Headlines as they are typed: whole words, found by how they begin.
  CREATE VIRTUAL TABLE headline USING fts5 (title, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2');
  CREATE VIRTUAL TABLE headline_word USING fts5vocab (headline, row);
  `,
  `
  CREATE TABLE postings (           -- what answering needs of a revision, see src/language/answering/postings.ts
    revision INTEGER PRIMARY KEY REFERENCES revision (number) ON DELETE CASCADE,
    found BLOB NOT NULL
  ) STRICT;
  UPDATE revision SET analysis = 0; -- read again, since those held have none
  `,
  `
  -- Names and facts are only ever asked for by article: one value an article, where a row each was half of what adding wrote.
  ALTER TABLE revision ADD COLUMN names TEXT NOT NULL DEFAULT '[]'; -- JSON
  ALTER TABLE revision ADD COLUMN facts TEXT NOT NULL DEFAULT '[]'; -- JSON
  UPDATE revision SET
    names = (SELECT json_group_array(json(found) ORDER BY position) FROM name WHERE revision = number),
    facts = (SELECT json_group_array(json(found) ORDER BY position) FROM fact WHERE revision = number);
  DROP TABLE name;
  DROP TABLE fact;
  `,
  `
  CREATE UNIQUE INDEX article_by_current ON article (current);
  CREATE INDEX article_by_source ON article (source, day DESC, number DESC);
  CREATE INDEX speaker_word_by_key ON speaker_word (key, word);

  ALTER TABLE quotation ADD COLUMN topics TEXT NOT NULL DEFAULT '[]'; -- JSON: key, start and end of each
  CREATE TABLE topic (              -- what the quotations of current revisions that may be quoted are about
    key TEXT PRIMARY KEY,
    quotations INTEGER NOT NULL,
    revision INTEGER NOT NULL REFERENCES revision (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX topic_by_quotations ON topic (quotations DESC);
  CREATE TABLE topic_word (word TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (word, key)) STRICT, WITHOUT ROWID;
  CREATE INDEX topic_word_by_key ON topic_word (key, word);
  UPDATE revision SET analysis = 0; -- read again, since those held have none
  `,
  `
  CREATE TABLE record_cursor (place INTEGER) STRICT; -- the last change of the record taken up; null: all that there are
  INSERT INTO record_cursor SELECT CASE WHEN EXISTS (SELECT 1 FROM article) THEN NULL ELSE 0 END;
  `,
  `
  ALTER TABLE revision ADD COLUMN proof INTEGER NOT NULL DEFAULT 0; -- version of the proof that the words stand in the raw input
  `,
  `
  UPDATE revision SET analysis = 0; -- read again, since what was found in those held is not sealed, see src/index/seal.ts
  `,
  `${PEOPLE} ${SUBJECTS} ${DATED}
  UPDATE revision SET analysis = 0; -- read again, since those held are in none of these tables
  `,
  `
  ${ACCOUNT}
  UPDATE revision SET analysis = 0;
  `,
  LENGTHS,
  "-- packs what was found in an article, which earlier versions cannot read",
  WITHDRAWN,
];
