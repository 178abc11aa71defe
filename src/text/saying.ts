/** The commonest verbs of saying, in the forms found beside quotations. `english/quotations/cues.ts` has all of them, by class. */
export const SAYING =
  `said says asked asks wrote writes added adds told tells tweeted tweets shouted yelled cried replied continued questioned wondered exclaimed screamed
  quipped joked responded answered declared demanded recalled explained warned argued insisted claimed admitted concluded noted`.split(
    /\s+/,
  );
