import { usualDelimiters } from '../delimiters.js';

/** Whether an acknowledgment of ours can repeat a text: printable, not empty, not too long, no delimiter in it, no blank behind it. */
export function canEcho(text: string, { min = 1, max }: { min?: number; max: number }): boolean {
  if (text.length < min || text.length > max || !/^[\x20-\x7e]*[\x21-\x7e]$/.test(text)) return false;
  return !Object.values(usualDelimiters).some((delimiter) => text.includes(delimiter));
}

/** The text if it can be repeated. */
export function echoed(text: string, max: number): string | undefined {
  return canEcho(text, { max }) ? text : undefined;
}
