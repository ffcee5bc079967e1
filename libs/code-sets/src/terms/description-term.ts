/** What a description says that a note leaves out: remarks in brackets, that nothing more is said, which encounter of a treatment it is. */
const unsaid = [
  /\([^)]*\)|\[[^\]]*\]/g,
  /, (not elsewhere classified|not otherwise specified)\b/g,
  /\b(not elsewhere classified|unspecified|nonessential modifier)\b/g,
  /, initial encounter( for closed fracture)?$/,
  /, not applicable or unspecified$/,
  /, active treatment$/,
  /, [^,]*\bnot (named|known|said)\b[^,]*/g,
  /, (not|no) [^,]*$/,
  /^(encounter for|personal|patient's) /,
  /\bwithout (foreign body|damage to nail)\b/g,
  /\blong[- ]term \(current\)/g,
];

/** Descriptions that name nothing by themselves: the rest of a category, later encounters of an injury, open fractures, single fetuses. */
const nameless =
  /^other\b|\bother specified\b|, other\b|\banother\b|\bother (kind|named)|subsequent encounter|sequela|open fracture|other fetus|fetus [1-9]|\bbeside\b/;

/** The name within an official description, and the shorter one without what is not there; nothing where it names nothing. */
export function termsIn(description: string): { readonly name: string; readonly shorter?: string } | undefined {
  const text = description.toLowerCase();
  if (nameless.test(text)) return undefined;
  const name = bare(unsaid.reduce((rest, part) => rest.replace(part, ' '), text));
  const shorter = bare(name.replace(/,? (without|no) (?!.* of ).*$/, ''));
  return shorter === name || shorter === '' ? { name } : { name, shorter };
}

const bare = (text: string): string => text.replace(/^[\s,;]+|[\s,;]+$/g, '');
