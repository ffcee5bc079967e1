import type { ClaimContent, InstitutionalEncounter, ProfessionalEncounter } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import { type BillingCase, noCaseYet } from './billing-case.js';
import { type BillableEncounter, type Chunk, claimContentOf, type ProfessionalChunk } from './claim-content.js';

/** The most lines that a claim carries: 837P 2400 repeats 50 times, 837I 999 times. */
const mostLines = { professional: 50, institutional: 999 } as const;
const mostDiagnoses = 12;

/**
 * Makes the claims of encounters that are billed together: one for each kind, patient, coverage, provider and place, and another wherever the
 * lines or diagnoses do not fit. The ids count from the case, so that a repeat makes the same claims and a corrected coverage or
 * provider changes a claim instead of making another. An id stays with its encounters: where one of them is cancelled, the claim of
 * another one does not take its place.
 */
export function splitIntoClaims(
  billingCaseId: string,
  encounters: readonly BillableEncounter[],
  before: ClaimsBefore = noCaseYet,
): ClaimContent[] {
  const taken = new Set<string>();
  return groupsOf(encounters)
    .flatMap((group) => onTheirClaims(group, before))
    .flatMap(chunksOf)
    .map((chunk) => {
      const claimId = claimIdOf(billingCaseId, chunk, { before, taken });
      taken.add(claimId);
      return claimContentOf({ billingCaseId, claimId }, chunk);
    });
}

type ClaimsBefore = Pick<BillingCase, 'claimIds' | 'encountersOf'>;

/** The first id of its series that is free: new, or of a claim that was made of the same encounters. */
function claimIdOf(
  billingCaseId: string,
  chunk: Chunk,
  { before: { claimIds, encountersOf = {} }, taken }: { before: ClaimsBefore; taken: ReadonlySet<string> },
): string {
  const series = `${chunk.kind} ${chunk.head.encounter.billingProvider.npi}`;
  const encounterIds = chunk.kind === 'professional' ? chunk.encounterIds : [chunk.head.encounterId];
  const isOurs = (claimId: string): boolean => {
    const earlier = claimIds.includes(claimId) ? encountersOf[claimId] : undefined;
    return !earlier || earlier.some((encounterId) => encounterIds.includes(encounterId));
  };
  for (let position = 1; ; position += 1) {
    const claimId = derivedId(billingCaseId, 'claim', series, position);
    if (!taken.has(claimId) && isOurs(claimId)) return claimId;
  }
}

/** Encounters with the same name may stand on one claim: what a claim says once is the same for them. Institutional stays are billed alone. */
function nameOfGroup({ encounter, subscriber, encounterId }: BillableEncounter): string {
  const { payerId, memberId } = subscriber.insuranceCard;
  const { kind, patient, billingProvider } = encounter;
  const together = kind === 'professional' ? saidOnce(encounter) : [encounterId];
  return JSON.stringify([kind, billingProvider.npi, payerId, memberId, patient.externalId, ...together]);
}

const saidOnce = (visit: ProfessionalEncounter) => [
  visit.placeOfServiceCode,
  visit.admissionDate,
  visit.accident && [visit.accident.cause, visit.accident.date, visit.accident.state],
  visit.priorAuthorizationNumber,
  visit.renderingProvider?.npi,
  visit.supervisingProvider?.npi,
  visit.referringProvider?.npi,
  visit.serviceFacility?.npi ?? visit.serviceFacility?.organizationName,
];

function groupsOf(encounters: readonly BillableEncounter[]): BillableEncounter[][] {
  const groups = new Map<string, BillableEncounter[]>();
  for (const member of encounters) {
    if (member.encounter.serviceLines.length === 0) continue;
    const name = nameOfGroup(member);
    groups.set(name, [...(groups.get(name) ?? []), member]);
  }
  return [...groups.values()];
}

/** What is on different claims already stays on them, since one of those may have left; what is on none joins the first. */
function onTheirClaims(
  group: readonly BillableEncounter[],
  { claimIds, encountersOf = {} }: ClaimsBefore,
): BillableEncounter[][] {
  const parts: { members: BillableEncounter[]; claims: string[] }[] = [];
  for (const member of group) {
    const claims = claimIds.filter((claimId) => encountersOf[claimId]?.includes(member.encounterId));
    const part = parts.find(
      (each) => claims.length === 0 || each.claims.length === 0 || claims.some((claimId) => each.claims.includes(claimId)),
    );
    if (part) {
      part.members.push(member);
      part.claims.push(...claims);
    } else parts.push({ members: [member], claims });
  }
  return parts.map(({ members }) => members);
}

function chunksOf(group: readonly BillableEncounter[]): Chunk[] {
  const stays = group.flatMap((member) =>
    member.encounter.kind === 'institutional' ? [{ ...member, encounter: member.encounter }] : [],
  );
  const visits = group.flatMap((member) =>
    member.encounter.kind === 'professional' ? [{ ...member, encounter: member.encounter }] : [],
  );
  return [...stays.flatMap(institutionalChunks), ...professionalChunks(visits)];
}

function institutionalChunks(head: BillableEncounter<InstitutionalEncounter>): Chunk[] {
  return inPieces(head.encounter.serviceLines, mostLines.institutional).map((lines) => ({ kind: 'institutional', head, lines }));
}

/** Fills claims line by line; a line whose diagnoses do not fit beside those that are there begins another. */
function professionalChunks(members: readonly BillableEncounter<ProfessionalEncounter>[]): Chunk[] {
  const chunks: ProfessionalChunk[] = [];
  for (const member of members) {
    for (const line of member.encounter.serviceLines) {
      const pointed = line.diagnosisPointers.map((pointer) => member.encounter.diagnoses[pointer - 1]);
      const current = chunks.at(-1);
      const diagnoses = mergedDiagnoses(current?.diagnoses ?? [], member.encounter.diagnoses);
      const fits = current !== undefined && current.lines.length < mostLines.professional && diagnoses.length <= mostDiagnoses;
      const chunk = fits
        ? { ...current, diagnoses }
        : {
            kind: 'professional' as const,
            head: member,
            diagnoses: [...member.encounter.diagnoses],
            lines: [],
            encounterIds: [],
          };
      const pointers = pointed.map((diagnosis, place) =>
        diagnosis ? chunk.diagnoses.findIndex(({ code }) => code === diagnosis.code) + 1 : (line.diagnosisPointers[place] ?? 0),
      );
      const claimLine = {
        ...line,
        encounterId: member.encounterId,
        serviceDate: line.serviceDate ?? member.encounter.dateOfService,
        diagnosisPointers: pointers,
      };
      const filled = {
        ...chunk,
        lines: [...chunk.lines, claimLine],
        encounterIds: [...new Set([...chunk.encounterIds, member.encounterId])],
      };
      if (fits) chunks[chunks.length - 1] = filled;
      else chunks.push(filled);
    }
  }
  return chunks;
}

function mergedDiagnoses(
  before: ProfessionalEncounter['diagnoses'],
  added: ProfessionalEncounter['diagnoses'],
): ProfessionalEncounter['diagnoses'] {
  return [...before, ...added.filter(({ code }) => before.every((diagnosis) => diagnosis.code !== code))];
}

function inPieces<Item>(items: readonly Item[], size: number): Item[][] {
  const pieces: Item[][] = [];
  for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size));
  return pieces;
}
