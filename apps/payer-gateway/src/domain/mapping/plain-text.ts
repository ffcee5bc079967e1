/**
 * A partner's text as our contracts take it: printable, without X12's usual delimiters, cut to length. A file with delimiters of its own may
 * carry any of them in its data.
 */
export function plainText(text: string | undefined, longest: number): string | undefined {
  const plain = (text ?? '')
    .replace(/[\u0000-\u001f\u007f*~^|]+/g, ' ')
    .trim()
    .slice(0, longest)
    .trim();
  return plain === '' ? undefined : plain;
}
