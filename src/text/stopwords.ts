/** Words that carry the grammar of a sentence but little meaning: never searched for, never counted as missing. */
export const STOPWORDS: ReadonlySet<string> = new Set(
  `a about after again against all also am an and another any are aren't around as at away back be became because become been before being
  between both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down during each either else even ever
  every few for from further get gets getting go goes going got had hadn't has hasn't have haven't having he her here hers herself him
  himself his how however i if in into is isn't it its itself just let like many may me might more most much must mustn't my myself near
  neither no nor not now of off often on once one only onto or other ought our ours ourselves out over own per quite rather really same
  shall she should shouldn't since so some still such than that the their theirs them themselves then there these they this those through
  thus to too toward towards under until up upon us very via was wasn't we were weren't what what's whatever when where whether which
  while who who's whom whose why will with within without won't would wouldn't yet you your yours yourself`.split(/\s+/),
);

/** Is this folded, lower-case word a stop word? */
export const isStopword = (word: string): boolean => STOPWORDS.has(word);
