import { catalogue, ClaimCreated, EncounterRecorded, exampleClaim, exampleEncounter, exampleIds } from './index.js';
import { mask, masked } from './masked.js';

const personalTexts = ['Nora', 'Exemplar', '1984-05-17', '12 Sample Street', 'SBX-PAID', 'MRN-10001'];

describe('masked', () => {
  it('hides who the patient is and shows what was done', () => {
    const shown = masked(ClaimCreated.data, { claim: exampleClaim, warnings: [] });
    expect(shown).toMatchObject({
      claim: {
        patient: { firstName: mask, dateOfBirth: mask },
        totalChargeCents: 18_500,
        lines: [{ procedureCode: '99213' }, {}],
      },
    });
  });

  it.each(catalogue.map((contract) => [contract.type, contract] as const))(
    'leaves nothing personal of the example in %s',
    (_, contract) => {
      const shown = JSON.stringify(masked(contract.data, contract.example));
      expect(personalTexts.filter((text) => shown.includes(text))).toEqual([]);
    },
  );

  it('hides what the shape does not know', () => {
    const data = { encounterId: exampleIds.encounter, note: 'Nora called', encounter: exampleEncounter };
    expect(masked(EncounterRecorded.data, data)).toMatchObject({ encounterId: exampleIds.encounter, note: mask });
  });
});
