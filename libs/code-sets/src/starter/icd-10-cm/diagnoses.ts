import { agesOfCodes, manifestations, poaExempt, sexOfCodes } from './attributes.js';
import { birth } from './birth.js';
import { blood } from './blood.js';
import { circulatory } from './circulatory.js';
import { digestive } from './digestive.js';
import { endocrine } from './endocrine.js';
import { externalCauses } from './external-causes.js';
import { eyeAndEar } from './eye-and-ear.js';
import { genitourinary } from './genitourinary.js';
import { infections } from './infections.js';
import { injuries } from './injuries.js';
import { mental } from './mental.js';
import { musculoskeletal } from './musculoskeletal.js';
import { nervous } from './nervous.js';
import { reasonsForContact } from './reasons-for-contact.js';
import { respiratory } from './respiratory.js';
import { skin } from './skin.js';
import { special } from './special.js';
import type { StarterChapter } from './starter-chapter.js';
import { symptoms } from './symptoms.js';
import { tumors } from './tumors.js';

/** A category or code of the starter set, as ICD-10-CM has it in fiscal year 2026 and in our own words. */
export interface StarterDiagnosis {
  readonly code: string;
  readonly billable: boolean;
  readonly description: string;
  readonly poaExempt: boolean;
  readonly manifestation: boolean;
  readonly ages?: { readonly from: number; readonly to: number };
  readonly sex?: 'F' | 'M';
}

const chapters: readonly StarterChapter[] = [
  ...[infections, tumors, blood, endocrine, mental, nervous, eyeAndEar, circulatory, respiratory, digestive],
  ...[skin, musculoskeletal, genitourinary, birth, symptoms, injuries, externalCauses, special, reasonsForContact],
];

/** The starter's diagnoses in the order of their codes: the most used ones, with the categories above them. */
export const starterDiagnoses: readonly StarterDiagnosis[] = chapters
  .flatMap(({ categories, codes }) => [
    ...Object.entries(categories).map(([code, description]) => ({
      code,
      billable: false,
      description,
      poaExempt: false,
      manifestation: false,
    })),
    ...Object.entries(codes).map(([code, description]) => ({ code, billable: true, description, ...attributesOf(code) })),
  ])
  .toSorted((one, other) => (one.code < other.code ? -1 : 1));

function attributesOf(code: string): Pick<StarterDiagnosis, 'poaExempt' | 'manifestation' | 'ages' | 'sex'> {
  const ages = agesOfCodes.find(({ codes }) => codes.has(code))?.ages;
  const sex = sexOfCodes.F.has(code) ? 'F' : sexOfCodes.M.has(code) ? 'M' : undefined;
  return {
    poaExempt: poaExempt.some((beginning) => code.startsWith(beginning)),
    manifestation: manifestations.has(code),
    ...(ages && { ages }),
    ...(sex && { sex }),
  };
}
