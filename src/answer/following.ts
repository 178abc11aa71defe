import type { Digests } from "./digest.ts";
import type { Follows } from "./follow.ts";

/** What commands need for following; `last` is the place of the archive's last change. */
export type Following = {
  readonly follows: Follows;
  readonly digests: Digests;
  readonly last: () => Promise<number>;
  /** Does a forum require a tag that only moderators may use? Absent where no forums are. */
  readonly moderatorsAlone?: (channel: string) => Promise<boolean>;
  readonly limits: { readonly perServer: number; readonly perPerson: number };
};
