/** A database that cannot be used: `file` names it, the message says what to do. `isPassing`: it may answer again by itself. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly file: string;
  readonly isPassing: boolean;

  constructor(file: string, reason: string, cause?: unknown, isPassing = false) {
    super(`${file}: ${reason}`, { cause });
    this.file = file;
    this.isPassing = isPassing;
  }
}
