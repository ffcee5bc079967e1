import { type ElementCheck } from '../grammar/element-check.js';
import { type Segment } from '../segment.js';

/**
 * Texts that say nothing of a person by themselves: service codes (234), codes of industry lists (1271), guides (1705, 480), adjustment
 * reasons (1034), and the numbers of levels (628, 734) and sets (329).
 */
const openTexts = new Set(['234', '1271', '1705', '480', '1034', '628', '734', '329']);

/** The value as it may be shown: codes, amounts and counts as they are, of texts and dates only the form (`XXXX`, `99999999`). */
export function masked(check: ElementCheck | undefined, segment: Segment, position: number): string {
  const { component } = segment.delimiters;
  const repetitions = segment.repetitions(position);
  if (check?.components === undefined) return repetitions.map((text) => maskedText(check, text)).join(' | ');
  const { components } = check;
  const shown = repetitions.map((text) => text.split(component).map((part, index) => maskedText(components[index], part)));
  return shown.map((parts) => parts.join(' : ')).join(' | ');
}

function maskedText(check: ElementCheck | undefined, text: string): string {
  return check !== undefined && isOpen(check, text) ? text : formOf(text);
}

function isOpen({ type, codes, dataElement }: ElementCheck, text: string): boolean {
  if (type === 'R' || type === 'N0') return /^[-\d.]*$/.test(text);
  return codes?.has(text) ?? openTexts.has(dataElement);
}

const formOf = (text: string): string => text.replaceAll(/\p{L}/gu, 'X').replaceAll(/\d/g, '9');
