import { type Guide } from '../grammar/dsl.js';
import { guide277CA } from './277ca.js';
import { guide835 } from './835.js';
import { guide999 } from './999.js';

/** Every implementation guide that we know. */
export const guides: readonly Guide[] = [guide277CA, guide835, guide999];

/** The guide that an id means (GS08, ST03), read also without its erratum or with a later one; undefined for a guide that we do not know. */
export function guideFor(id: string): Guide | undefined {
  return guides.find((guide) => guide.id === id || guide.accepts.includes(id));
}
