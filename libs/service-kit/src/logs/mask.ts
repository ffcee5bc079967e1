/** Takes out of a text what may name a person or a thing of theirs: quoted parts, digits, addresses, names. For texts that are not ours. */
export const maskText = (text: string): string =>
  text
    .replaceAll(/(["'`]).*?\1/gs, '$1…$1')
    .replaceAll(/\S+@\S+/g, '…')
    .replaceAll(/\d+/g, '#')
    .replaceAll(/(?<=\s)\p{Lu}[\p{L}-]+|\b\p{Lu}{2,}\b/gu, '…')
    .slice(0, 300);

const word = /^[\w.:/@{}*,+=-]{0,200}$/;

/** A word, code, id, route or number as it is; anything else, such as a text with spaces, is not shown. */
export const maskValue = (value: unknown): string | number | boolean | undefined => {
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined) return value;
  return typeof value === 'string' && word.test(value) ? value : '(masked)';
};
