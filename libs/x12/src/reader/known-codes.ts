import { compileGuide } from '../grammar/compile.js';
import { type ElementCheck } from '../grammar/element-check.js';
import { guides } from '../guides/index.js';

/**
 * The codes that any of our guides uses for a data element. We do not carry the standard's own code lists; a code that a sister guide
 * uses is certainly in them (IK403 I6: not used in this guide), of any other we say that it is not a code (IK403 7).
 */
export function knownCodes(dataElement: string): ReadonlySet<string> {
  codesByElement ??= collect();
  return codesByElement.get(dataElement) ?? none;
}

let codesByElement: ReadonlyMap<string, ReadonlySet<string>> | undefined;

const none: ReadonlySet<string> = new Set();

function collect(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = ({ dataElement, codes, components }: ElementCheck): void => {
    for (const code of codes ?? []) found.set(dataElement, (found.get(dataElement) ?? new Set()).add(code));
    components?.forEach(add);
  };
  for (const guide of guides) for (const { elements } of compileGuide(guide).segments) elements.forEach(add);
  return found;
}
