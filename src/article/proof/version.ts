/** Raise it when the proof becomes stricter: archives then prove their articles again in the background. */
export const PROOF_VERSION = 1;
