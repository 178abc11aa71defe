/** Reads the integers of SQLite's files: seven bits a byte, the highest first, the last byte below 128 (https://sqlite.org/fileformat2.html#varint). */
export class VarintReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  next(): number {
    const { bytes } = this;
    let byte = bytes[this.at++]!;
    let value = byte & 127;
    while (byte > 127) {
      byte = bytes[this.at++]!;
      value = value * 128 + (byte & 127);
    }
    return value;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }
}
