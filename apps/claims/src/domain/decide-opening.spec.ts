import {
  type CoverageCheck,
  type Encounter,
  exampleEncounter,
  exampleIds,
  type ProfessionalEncounter,
} from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import { type BillingCase, noCaseYet, withCodes, withCoverage, withoutEncounter } from './billing-case.js';
import { afterBilling, decideOpening } from './decide-opening.js';

const { billingCase: caseId, encounter: encounterId } = exampleIds;
const active: CoverageCheck = { status: 'active', checkedAt: '2026-03-02T15:00:01.000Z', benefits: [], errors: [] };
const visit = exampleEncounter as ProfessionalEncounter;
const codes = (encounter: Encounter = visit, revision = 1) => ({ encounterId, revision, encounter });
const coverage = (check: CoverageCheck = active, revision = 1) => ({ encounterId, revision, check });
const gathered = withCoverage(withCodes(noCaseYet, codes()), coverage());
const withAnother = (billingCase: BillingCase, another: string, encounter: Encounter) =>
  withCoverage(withCodes(billingCase, { encounterId: another, revision: 1, encounter }), {
    encounterId: another,
    revision: 1,
    check: active,
  });

function decisionToBill(billingCase: BillingCase) {
  const decision = decideOpening(caseId, billingCase);
  if (decision.kind !== 'bill') throw new Error('It bills.');
  return decision;
}

describe('decideOpening', () => {
  it('waits for what has not been heard', () => {
    expect(decideOpening(caseId, withCodes(noCaseYet, codes()))).toEqual({
      kind: 'wait',
      missing: [{ encounterId, fact: 'coverage' }],
    });
    expect(decideOpening(caseId, withCoverage(noCaseYet, coverage()))).toEqual({
      kind: 'wait',
      missing: [{ encounterId, fact: 'codes' }],
    });
  });

  it('bills the same in either order', () => {
    const other = withCodes(withCoverage(noCaseYet, coverage()), codes());
    expect(decideOpening(caseId, other)).toEqual(decideOpening(caseId, gathered));
    expect(decideOpening(caseId, gathered)).toMatchObject({
      kind: 'bill',
      opened: [{ totalChargeCents: 18_500, encounterIds: [encounterId] }],
      revised: [],
    });
  });

  it('opens nothing twice', () => {
    const decision = decisionToBill(gathered);
    expect(decideOpening(caseId, afterBilling(gathered, decision))).toEqual({ kind: 'bill', opened: [], revised: [] });
  });

  it.each([
    ['the patient pays', { ...visit, responsibleParty: 'SELF_PAY' as const }],
    ['nobody is to be billed', { ...visit, billableStatus: 'NOT_BILLABLE' as const }],
    ['there is no coverage', { ...visit, subscriberPrimary: undefined }],
  ])('opens no claim where %s', (_, encounter) => {
    expect(decideOpening(caseId, withCoverage(withCodes(noCaseYet, codes(encounter)), coverage()))).toEqual({
      kind: 'bill',
      opened: [],
      revised: [],
    });
  });

  it('waits for the coverage of a newer revision, then tells the claim what to say', () => {
    const decision = decisionToBill(gathered);
    const billed = afterBilling(gathered, decision);
    const [line] = visit.serviceLines;
    const corrected = { ...visit, serviceLines: [{ ...line!, chargeAmountCents: 20_000 }] };
    const revised = withCodes(billed, codes(corrected, 2));
    expect(decideOpening(caseId, revised)).toMatchObject({ kind: 'wait' });
    expect(decideOpening(caseId, withCoverage(revised, coverage(active, 2)))).toMatchObject({
      kind: 'bill',
      opened: [],
      revised: [{ claimId: decision.opened[0]!.claimId, claim: { totalChargeCents: 20_000 } }],
    });
  });

  it('does not bill older codes with the coverage of a newer revision, whose codes are not final yet', () => {
    const selfPay: CoverageCheck = { ...active, status: 'not_applicable' };
    expect(decideOpening(caseId, withCoverage(gathered, coverage(selfPay, 2)))).toEqual({
      kind: 'wait',
      missing: [{ encounterId, fact: 'codes' }],
    });
  });

  it('keeps the newest revision when an older one comes late', () => {
    const late = withCodes(withCodes(noCaseYet, codes(visit, 2)), codes({ ...visit, placeOfServiceCode: '22' }, 1));
    expect(late.encounters[0]?.codes).toEqual({ revision: 2, encounter: visit });
  });

  it('takes back the claims of a cancelled encounter', () => {
    const decision = decisionToBill(gathered);
    const cancelled = withoutEncounter(afterBilling(gathered, decision), { encounterId, revision: 1 });
    expect(decideOpening(caseId, cancelled)).toEqual({
      kind: 'bill',
      opened: [],
      revised: [{ claimId: decision.opened[0]!.claimId }],
    });
  });

  it('takes back the claim of a cancelled encounter at once, also while another one of its account is not complete', () => {
    const decision = decisionToBill(gathered);
    const { claimId } = decision.opened[0]!;
    const second = newId();
    const uncovered = withCodes(afterBilling(gathered, decision), { encounterId: second, revision: 1, encounter: visit });
    const cancelled = withoutEncounter(uncovered, { encounterId, revision: 1 });
    const ended = decisionToBill(cancelled);
    expect(ended).toEqual({ kind: 'bill', opened: [], revised: [{ claimId }] });
    const told = afterBilling(cancelled, ended);
    expect(decideOpening(caseId, told).kind).toBe('wait');
    expect(decideOpening(caseId, withCoverage(told, { encounterId: second, revision: 1, check: active }))).toMatchObject({
      opened: [{ encounterIds: [second] }],
      revised: [{ claimId }],
    });
  });

  it('tells the claim of another encounter its revision, also when a cancelled one was told while it waited', () => {
    const second = newId();
    const both = withAnother(gathered, second, { ...visit, placeOfServiceCode: '22' });
    const decision = decisionToBill(both);
    const [first, other] = decision.opened;
    const encounter = { ...visit, placeOfServiceCode: '23' };
    const revised = withCodes(afterBilling(both, decision), { encounterId: second, revision: 2, encounter });
    const cancelled = withoutEncounter(revised, { encounterId, revision: 1 });
    const ended = decisionToBill(cancelled);
    expect(ended).toMatchObject({ revised: [{ claimId: first!.claimId }] });
    const complete = withCoverage(afterBilling(cancelled, ended), { encounterId: second, revision: 2, check: active });
    expect(decideOpening(caseId, complete)).toMatchObject({
      revised: [{ claimId: first!.claimId }, { claimId: other!.claimId, claim: { placeOfServiceCode: '23' } }],
    });
  });

  it('bills encounters of one account on one claim, diagnoses merged and pointers moved', () => {
    const second = newId();
    const follow: ProfessionalEncounter = { ...visit, diagnoses: [{ code: 'E119' }, { code: 'Z0000' }] };
    const both = withAnother(gathered, second, follow);
    const decision = decisionToBill(both);
    expect(decision).toMatchObject({
      kind: 'bill',
      opened: [
        {
          encounterIds: [encounterId, second],
          diagnoses: [{ code: 'I10' }, { code: 'E119' }, { code: 'Z0000' }],
          totalChargeCents: 37_000,
        },
      ],
    });
    expect(
      decision.opened[0]?.kind === 'professional' && decision.opened[0].lines.map(({ diagnosisPointers }) => diagnosisPointers),
    ).toEqual([[1, 2], [1], [2, 3], [2]]);
  });

  it.each([
    ['another patient', { patient: { ...visit.patient, externalId: 'P-2', firstName: 'Second' } }],
    ['another authorization', { priorAuthorizationNumber: 'AUTH-2' }],
    ['another accident', { accident: { date: '2026-03-01', cause: 'EM' as const } }],
    ['another admission', { admissionDate: '2026-03-01' }],
  ])('does not put %s of an account on the same claim', (_, change) => {
    const second = newId();
    const both = withAnother(gathered, second, { ...visit, ...change });
    expect(decideOpening(caseId, both)).toMatchObject({
      opened: [{ encounterIds: [encounterId] }, { encounterIds: [second], ...change }],
    });
  });

  it('leaves the claim of an encounter alone when another one of its account is cancelled', () => {
    const second = newId();
    const both = withAnother(gathered, second, { ...visit, placeOfServiceCode: '22' });
    const decision = decisionToBill(both);
    const [first, other] = decision.opened;
    const cancelled = withoutEncounter(afterBilling(both, decision), { encounterId, revision: 1 });
    expect(decideOpening(caseId, cancelled)).toEqual({
      kind: 'bill',
      opened: [],
      revised: [{ claimId: first!.claimId }, { claimId: other!.claimId, claim: other }],
    });
  });

  it('leaves encounters on their claims when a revision would let them stand on one', () => {
    const second = newId();
    const both = withAnother(gathered, second, { ...visit, placeOfServiceCode: '22' });
    const decision = decisionToBill(both);
    const [first, other] = decision.opened;
    const revised = withCodes(afterBilling(both, decision), codes({ ...visit, placeOfServiceCode: '22' }, 2));
    expect(decideOpening(caseId, withCoverage(revised, coverage(active, 2)))).toMatchObject({
      opened: [],
      revised: [
        { claimId: first!.claimId, claim: { encounterIds: [encounterId], placeOfServiceCode: '22' } },
        { claimId: other!.claimId, claim: { encounterIds: [second] } },
      ],
    });
  });

  it('leaves encounters together that share a claim, also where one has more lines than fit', () => {
    const second = newId();
    const [line] = visit.serviceLines;
    const long = { ...visit, serviceLines: Array.from({ length: 51 }, () => line!) };
    const both = withAnother(withCoverage(withCodes(noCaseYet, codes(long)), coverage()), second, visit);
    const decision = decisionToBill(both);
    const revised = withCodes(afterBilling(both, decision), codes({ ...long, providerAcceptsAssignment: false }, 2));
    expect(decideOpening(caseId, withCoverage(revised, coverage(active, 2)))).toMatchObject({
      opened: [],
      revised: [{ claim: { encounterIds: [encounterId] } }, { claim: { encounterIds: [encounterId, second] } }],
    });
  });

  it('adds a late encounter to the claim of its account', () => {
    const decision = decisionToBill(gathered);
    const second = newId();
    const late = withCodes(afterBilling(gathered, decision), { encounterId: second, revision: 1, encounter: visit });
    expect(decideOpening(caseId, withCoverage(late, { encounterId: second, revision: 1, check: active }))).toMatchObject({
      opened: [],
      revised: [{ claimId: decision.opened[0]!.claimId, claim: { encounterIds: [encounterId, second] } }],
    });
  });

  it('splits what has more than 50 lines, with ids and control numbers that a repeat makes again', () => {
    const [line] = visit.serviceLines;
    const long = { ...visit, serviceLines: Array.from({ length: 101 }, () => line!) };
    const decision = decisionToBill(withCoverage(withCodes(noCaseYet, codes(long)), coverage()));
    expect(decision.opened.map(({ lines }) => lines.length)).toEqual([50, 50, 1]);
    expect(new Set(decision.opened.map(({ patientControlNumber }) => patientControlNumber)).size).toBe(3);
    expect(decision.opened[1]?.lines[0]).toMatchObject({
      lineNumber: 1,
      lineControlNumber: `${decision.opened[1]?.patientControlNumber}-1`,
    });
  });
});
