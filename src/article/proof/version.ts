/** Raised when the proof becomes stricter: archives then prove what they hold again, in the background. */
export const PROOF_VERSION = 1;
