import { type Guide } from '../grammar/dsl.js';
import { guide270 } from './270.js';
import { guide271 } from './271.js';
import { guide276 } from './276.js';
import { guide277 } from './277.js';
import { guide277CA } from './277ca.js';
import { guide835 } from './835.js';
import { guide837D } from './837d.js';
import { guide837I } from './837i.js';
import { guide837P } from './837p.js';
import { guide997 } from './997.js';
import { guide999 } from './999.js';
import { guideTA1 } from './ta1.js';

export {
  guide270,
  guide271,
  guide276,
  guide277,
  guide277CA,
  guide835,
  guide837D,
  guide837I,
  guide837P,
  guide997,
  guide999,
  guideTA1,
};

/** Every implementation guide of a transaction set that we know. */
export const guides: readonly Guide[] = [
  guide270,
  guide271,
  guide276,
  guide277,
  guide277CA,
  guide835,
  guide837D,
  guide837I,
  guide837P,
  guide997,
  guide999,
];

/** What names a guide in a file: the id (GS08 or ST03) and the transaction (ST01), because question and answer share one id. */
export interface GuideName {
  readonly id: string;
  readonly transaction: string;
}

/** The guide that is meant, read also without its erratum or with a later one; undefined for a guide that we do not know. */
export function guideFor({ id, transaction }: GuideName): Guide | undefined {
  return guides.find((guide) => guide.transaction === transaction && (guide.id === id || guide.accepts.includes(id)));
}
