/** A database file that cannot be used: `file` names it, the message says what to do. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly file: string;

  constructor(file: string, reason: string, cause?: unknown) {
    super(`${file}: ${reason}`, { cause });
    this.file = file;
  }
}
