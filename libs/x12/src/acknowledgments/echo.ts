import { usualDelimiters } from '../delimiters.js';

/** Whether a text can be repeated in an acknowledgment of ours: printable, not empty, not too long, and without delimiters. */
export function canEcho(text: string, { min = 1, max }: { min?: number; max: number }): boolean {
  if (text.length < min || text.length > max || !/^[\x20-\x7e]+$/.test(text)) return false;
  return !Object.values(usualDelimiters).some((delimiter) => text.includes(delimiter));
}

/** The text if it can be repeated. */
export function echoed(text: string, max: number): string | undefined {
  return canEcho(text, { max }) ? text : undefined;
}
