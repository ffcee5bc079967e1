import { ByteReader, decodeByteText } from './bytes.js';

/** The part of a file that is at hand, as one character a byte, with the reader's place in it. */
export class ByteWindow {
  /** From the first byte that is not passed yet; grows by `feed`. */
  text = '';
  /** The reader's place in `text`. */
  at = 0;
  private readonly bytes = new ByteReader();
  private base = 0;
  private ascii = true;
  private lineAtPlace = 1;
  /** The first line feed at or behind the place. */
  private lineFeed = Infinity;

  feed(chunk: Uint8Array | string): void {
    const { text, ascii } = this.bytes.read(chunk);
    this.ascii = ascii && (this.ascii || this.at === this.text.length);
    this.base += this.at;
    this.text = this.text.slice(this.at) + text;
    this.at = 0;
    this.lineFeed = this.lineFeedFrom(0);
  }

  /** Bytes before the place, from the start of the file. */
  get offset(): number {
    return this.base + this.at;
  }

  /** The place's line, from 1. */
  get line(): number {
    return this.lineAtPlace;
  }

  moveTo(place: number): void {
    while (this.lineFeed < place) {
      this.lineAtPlace++;
      this.lineFeed = this.lineFeedFrom(this.lineFeed + 1);
    }
    this.at = place;
  }

  /** The characters from the place up to `end`. */
  take(end: number): string {
    const text = this.text.substring(this.at, end);
    return this.ascii ? text : decodeByteText(text);
  }

  private lineFeedFrom(place: number): number {
    const found = this.text.indexOf('\n', place);
    return found < 0 ? Infinity : found;
  }
}
