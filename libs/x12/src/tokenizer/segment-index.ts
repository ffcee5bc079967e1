/** A segment's place in its transaction set from that of the one before: ST is 1, what follows it counts on, envelopes are 0. */
export function nextIndex(index: number, text: string, separator: string): number {
  if (text.startsWith('ST') && text[2] === separator) return 1;
  return index === 0 || isEnvelope(text, separator) ? 0 : index + 1;
}

function isEnvelope(text: string, separator: string): boolean {
  const first = text[0];
  if (first === 'G') return (text[1] === 'S' || text[1] === 'E') && text[2] === separator;
  return first === 'I' && (text.startsWith('IEA') || text.startsWith('ISA')) && text[3] === separator;
}
