import { calendarDateOf } from '@claimstream/kernel';
import type { ClaimSubmission837, GroupHeader, GroupToWrite, InterchangeToWrite, TransactionToWrite } from '@claimstream/x12';
import type { Inquiry } from './inquiry.js';
import { free } from './mapping/parties.js';
import { toClaim837 } from './mapping/to-claim-837.js';
import { toInquiry270 } from './mapping/to-inquiry-270.js';
import { type ControlNumbers, type PartnerConnection, takeNumbers } from './partner-connection.js';
import type { DueClaim, PlannedGroup } from './plan-interchange.js';

/** An inquiry that is due. */
export interface DueInquiry {
  tenantId: string;
  id: string;
  inquiry: Inquiry & { status: 'queued' };
}

/** Who is in a set, in the order of its members: what an acknowledgment is resolved to. */
export interface ComposedSet {
  type: '837P' | '837I' | '270';
  groupControlNumber: number;
  setControlNumber: string;
  /** BHT03, which a 277CA or 271 returns. */
  reference: string;
  members: { tenantId: string; id: string }[];
}

/** An interchange that is ready to be written, the numbers that it used, and what stands in it. */
export interface ComposedInterchange {
  kind: '837' | '270';
  controlNumber: number;
  connection: PartnerConnection;
  interchange: InterchangeToWrite;
  sets: ComposedSet[];
}

/** Writes due claims into one interchange: a group for each type, its sets as planned; every number is the connection's next. */
export function composeClaims(connection: PartnerConnection, planned: readonly PlannedGroup[], now: Date): ComposedInterchange {
  const numbers = takeNumbers(connection, {
    groups: planned.length,
    sets: planned.reduce((sum, { sets }) => sum + sets.length, 0),
  });
  const stamp = stampOf(now);
  let nextSet = numbers.taken.set;
  const composed = planned.map(({ sets }, index) => {
    const groupControlNumber = numbers.taken.group + index;
    const named = sets.map(({ type, claims }) => ({
      ...nameSet(type, { groupControlNumber, set: nextSet++, members: claims }),
      claims,
    }));
    return { group: claimsGroup(connection, groupControlNumber, named, stamp), named };
  });
  return {
    kind: '837',
    controlNumber: numbers.taken.interchange,
    connection: numbers.connection,
    interchange: { ...header(connection, numbers.taken, stamp), groups: composed.map(({ group }) => group) },
    sets: composed.flatMap(({ named }) => named.map(({ claims: _claims, ...set }) => set)),
  };
}

/** Writes due inquiries into one interchange with one 270. */
export function composeInquiries(connection: PartnerConnection, due: readonly DueInquiry[], now: Date): ComposedInterchange {
  const numbers = takeNumbers(connection, { groups: 1, sets: 1 });
  const stamp = stampOf(now);
  const set = nameSet('270', { groupControlNumber: numbers.taken.group, set: numbers.taken.set, members: due });
  const facts = {
    reference: set.reference,
    createdDate: stamp.date,
    createdTime: stamp.time,
    traceCompanyId: connection.traceCompanyId,
  };
  const inquiry = toInquiry270(
    due.map((one) => one.inquiry),
    facts,
  );
  const transactions: TransactionToWrite[] = [{ type: '270', controlNumber: set.setControlNumber, inquiry }];
  return {
    kind: '270',
    controlNumber: numbers.taken.interchange,
    connection: numbers.connection,
    interchange: {
      ...header(connection, numbers.taken, stamp),
      groups: [{ ...groupHeader(connection, set.groupControlNumber, stamp), transactions }],
    },
    sets: [set],
  };
}

interface Stamp {
  date: string;
  time: string;
}

/** Dates and times in files are UTC, to the minute: what is exact stands in the database. */
const stampOf = (now: Date): Stamp => ({ date: calendarDateOf(now), time: now.toISOString().slice(11, 16) });

function nameSet(
  type: ComposedSet['type'],
  {
    groupControlNumber,
    set,
    members,
  }: { groupControlNumber: number; set: number; members: readonly { tenantId: string; id: string }[] },
): ComposedSet {
  return {
    type,
    groupControlNumber,
    setControlNumber: String(set).padStart(4, '0'),
    reference: `G${groupControlNumber}S${set}`,
    members: members.map(({ tenantId, id }) => ({ tenantId, id })),
  };
}

function claimsGroup(
  connection: PartnerConnection,
  controlNumber: number,
  sets: readonly (ComposedSet & { claims: readonly DueClaim[] })[],
  stamp: Stamp,
): GroupToWrite {
  const transactions = sets.map(({ type, setControlNumber, reference, claims }): TransactionToWrite => ({
    type: type === '837I' ? '837I' : '837P',
    controlNumber: setControlNumber,
    submission: submissionFacts(connection, reference, stamp),
    claims: claims.map(({ claim }) => toClaim837(claim)),
  }));
  return { ...groupHeader(connection, controlNumber, stamp), transactions };
}

function submissionFacts(
  { submitter, receiver }: PartnerConnection,
  reference: string,
  { date, time }: Stamp,
): ClaimSubmission837 {
  return {
    purpose: '00',
    reference,
    createdDate: date,
    createdTime: time,
    use: 'CH',
    submitter: {
      kind: 'organization',
      name: free(submitter.name),
      id: { qualifier: '46', value: submitter.id },
      contacts: [{ name: free(submitter.contactName), numbers: [{ kind: 'phone', value: submitter.contactPhone }] }],
    },
    receiver: { kind: 'organization', name: free(receiver.name), id: { qualifier: '46', value: receiver.id } },
  };
}

const header = (
  { interchange, usage, profile }: PartnerConnection,
  { interchange: controlNumber }: ControlNumbers,
  { date, time }: Stamp,
) => ({
  sender: interchange.sender,
  receiver: interchange.receiver,
  date,
  time,
  controlNumber,
  usage,
  acknowledgmentRequested: profile.acknowledgmentRequested,
});

const groupHeader = ({ group }: PartnerConnection, controlNumber: number, { date, time }: Stamp): GroupHeader => ({
  senderCode: group.sender,
  receiverCode: group.receiver,
  date,
  time,
  controlNumber,
});
