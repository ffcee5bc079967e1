import type { EncounterInput } from '@claimstream/contracts';
import type { Scene } from './scene.js';
import { chargeOf, fittingVisit } from './usual.js';
import { officeVisits } from './visits.js';

type Professional = Extract<EncounterInput, { kind: 'professional' }>;
export type ProfessionalVisit = Pick<
  Professional,
  'kind' | 'placeOfServiceCode' | 'dateOfService' | 'renderingProvider' | 'diagnoses' | 'serviceLines'
>;

/** A visit to a physician, in an office (place of service 11) or a hospital's clinic (22). */
export function makeProfessional({ random, index, on, age, gender, practice }: Scene): ProfessionalVisit {
  const visit = fittingVisit(random, { visits: officeVisits, age, gender });
  const lines = visit.lines.filter(({ share = 1 }) => random.chance(share));
  return {
    kind: 'professional',
    placeOfServiceCode: practice.kind === 'office' ? '11' : '22',
    dateOfService: on,
    renderingProvider: random.pick(practice.clinicians),
    diagnoses: visit.diagnoses.map((code) => ({ code })),
    serviceLines: lines.map(({ procedureCode, modifiers = [], chargeCents, pointers }, position) => ({
      externalId: `SYN-${index}-${position + 1}`,
      procedureCode,
      modifiers: [...modifiers],
      quantity: 1,
      units: 'UN',
      chargeAmountCents: chargeOf(random, chargeCents),
      diagnosisPointers: [...pointers],
    })),
  };
}
