/** Writes numbers one after another: whole ones as LEB128, seven bits a byte, the lowest first, the last byte below 128. */
export class ByteWriter {
  #bytes = new Uint8Array(4096);
  #size = 0;

  byte(value: number): void {
    if (this.#size === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#size++] = value;
  }

  /** Writes a whole number from 0 to 2³² − 1. */
  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  bytes(all: Uint8Array): void {
    if (this.#size + all.length > this.#bytes.length) this.#grow(all.length);
    this.#bytes.set(all, this.#size);
    this.#size += all.length;
  }

  /** What was written, as a copy. */
  written(): Uint8Array {
    return this.#bytes.slice(0, this.#size);
  }

  #grow(by: number): void {
    const before = this.#bytes;
    this.#bytes = new Uint8Array(2 * (before.length + by));
    this.#bytes.set(before);
  }
}

/** Reads what a ByteWriter wrote. */
export class ByteReader {
  readonly source: Uint8Array;
  at: number;

  constructor(source: Uint8Array, at = 0) {
    this.source = source;
    this.at = at;
  }

  byte(): number {
    return this.source[this.at++]!;
  }

  number(): number {
    let byte = this.source[this.at++]!;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.source[this.at++]!;
      value |= (byte & 127) << shift;
    }
    return value >>> 0;
  }

  /** A view of the next bytes. */
  bytes(length: number): Uint8Array {
    this.at += length;
    return this.source.subarray(this.at - length, this.at);
  }
}
