import type { Announcement } from '@claimstream/contracts';
import { type AggregateRef, type CommandContext, type CommandStep, onBehalfOf, step, type Store } from '@claimstream/messaging';
import type { Inquiry, InquiryDecision } from '../domain/inquiry.js';
import type { PartnerConnection } from '../domain/partner-connection.js';
import type { Submission, SubmissionDecision } from '../domain/submission.js';
import { connections, inquiries, submissions } from './stores.js';

/** One submission or inquiry of a client. */
export interface Member {
  tenantId: string;
  id: string;
}

/** The members of a set, in the order of the file. */
export const membersOf = ({
  memberIds,
  memberTenantIds,
}: {
  memberIds: readonly string[];
  memberTenantIds: readonly string[];
}): Member[] => memberIds.map((id, index) => ({ id, tenantId: memberTenantIds[index]! }));

/** A connection that this transaction holds, and the file or batch that makes us act. */
export interface HeldConnection {
  tenantId: string;
  id: string;
  /** `payer-gateway.prepare-batch`: the action in the audit. */
  action: string;
  correlationId: string;
}

/** Changes the connection itself; its lock covers what the other steps tell of clients' claims. */
export const connectionStep = (
  { tenantId, id }: HeldConnection,
  change: (connection: PartnerConnection) => PartnerConnection | undefined = () => undefined,
): CommandStep => step(connections.at(id, { tenantId }), (connection) => (connection ? { state: change(connection) } : {}));

/** A step for each submission, in the order given. */
export const submissionSteps = <Of extends Member>(
  held: HeldConnection,
  members: readonly Of[],
  decide: (submission: Submission, member: Of) => SubmissionDecision,
): CommandStep[] =>
  members.map((member) =>
    step(submissions.at(member.id, { tenantId: member.tenantId }), (submission) => {
      if (!submission) return {};
      const { state, events, again } = decide(submission, member);
      const opened = again && [submissions.open(again.id, again.submission, { tenantId: member.tenantId })];
      return { state, ...told(held, member, events, submission.correlationId), opened };
    }),
  );

/** A step for each inquiry, in the order given. */
export const inquirySteps = <Of extends Member>(
  held: HeldConnection,
  members: readonly Of[],
  decide: (inquiry: Inquiry, member: Of) => InquiryDecision,
): CommandStep[] =>
  members.map((member) =>
    step(inquiries.at(member.id, { tenantId: member.tenantId }), (inquiry) => {
      if (!inquiry) return {};
      const { state, events } = decide(inquiry, member);
      return { state, ...told(held, member, events, inquiry.correlationId) };
    }),
  );

/** One of a store's, to be held before anything is decided about it. */
export const refTo = <State>(store: Store<State>, { tenantId, id }: Member): AggregateRef =>
  store.at(id, { tenantId }) as AggregateRef;

/** What steps are about, to be held before they are decided. */
export const refsOf = (steps: readonly CommandStep[]): AggregateRef[] => steps.map(({ target }) => target);

/** In whose name, and because of what, something is done with a connection's claims. */
export const contextOf = ({ tenantId, action, correlationId }: HeldConnection): CommandContext => ({
  tenantId,
  actor: 'payer-gateway',
  action,
  correlationId,
});

/** What a file says of a client's claim is the client's news and goes on with the claim's story; the connection's lock keeps it in order. */
export const told = (
  { tenantId, id }: HeldConnection,
  member: { tenantId: string },
  events: readonly Announcement[],
  correlationId?: string,
) => ({
  events: events.map((event) => onBehalfOf(member.tenantId, event, correlationId)),
  coveredBy: refTo(connections, { tenantId, id }),
});
