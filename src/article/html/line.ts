const SPACE = new Set([" ", "\t", "\n"]);

function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SPACE.has(text[start]!)) start++;
  while (end > start && SPACE.has(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** Gathers the text of one block, white space collapsed as in HTML. Other spaces, such as the no-break space, stay. */
export class Line {
  #pieces: string[] = [];
  #last = "";

  /** Adds a text node's data; returns how many code units were added. */
  write(data: string, preformatted: boolean): number {
    const run = preformatted ? data.replace(/\r\n?/g, "\n").replace(/\n{2,}/g, "\n") : data.replace(/[ \t\r\n\f]+/g, " ");
    const added = !preformatted && (this.#last === "" || SPACE.has(this.#last)) && run.startsWith(" ") ? run.slice(1) : run;
    this.#add(added);
    return added.length;
  }

  /** Adds a line break; returns whether it is the second in a row, which ends the block. */
  break(): boolean {
    this.#dropSpace();
    if (this.#last === "\n") return true;
    if (this.#last !== "") this.#add("\n");
    return false;
  }

  /** Adds a tab between the cells of a row. */
  cell(): void {
    this.#dropSpace();
    if (this.#last !== "" && this.#last !== "\n") this.#add("\t");
  }

  /** Returns the text so far, trimmed, and starts over. */
  take(): string {
    const text = trimmed(this.#pieces.join(""));
    this.#pieces = [];
    this.#last = "";
    return text;
  }

  #add(piece: string): void {
    if (piece === "") return;
    this.#pieces.push(piece);
    this.#last = piece.at(-1)!;
  }

  #dropSpace(): void {
    if (this.#last !== " ") return;
    const piece = this.#pieces.pop()!.slice(0, -1);
    this.#last = this.#pieces.at(-1)?.at(-1) ?? "";
    this.#add(piece);
  }
}
