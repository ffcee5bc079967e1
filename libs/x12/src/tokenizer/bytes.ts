import { isAscii, isUtf8 } from 'node:buffer';

/** A chunk of a file as text of one character a byte, so that places in it are byte offsets. */
export interface ByteText {
  readonly text: string;
  readonly ascii: boolean;
}

/** Turns chunks into byte text: bytes as they are, strings by way of UTF-8 (a surrogate pair may be cut between two chunks). */
export class ByteReader {
  private halfPair = '';

  read(chunk: Uint8Array | string): ByteText {
    if (typeof chunk !== 'string') return byteText(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    const text = this.halfPair + chunk;
    const cut = isHighSurrogate(text.charCodeAt(text.length - 1)) ? text.length - 1 : text.length;
    this.halfPair = text.slice(cut);
    return byteText(Buffer.from(text.slice(0, cut), 'utf8'));
  }
}

/** The characters that byte text stands for: UTF-8 where it is that, else Latin-1. */
export function decodeByteText(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}

function byteText(bytes: Buffer): ByteText {
  return { text: bytes.toString('latin1'), ascii: isAscii(bytes) };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
