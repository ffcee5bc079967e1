import { type Uuid } from '@claimstream/kernel';
import type { EventMessage } from '@claimstream/contracts';
import { faultOf } from '../database/errors.js';
import type { AggregateAddress } from '../deciding/held-aggregates.js';
import { plainId } from '../deciding/held-aggregates.js';
import type { Cause, UnitOfWork } from '../deciding/unit-of-work.js';
import type { Heard } from '../messages/read-message.js';
import type { ParkReason } from '../parked/parked.js';
import type { Reaction } from '../reactions/react.js';

/** A record that cannot be handled now, or must wait behind one that could not. */
export interface Parking {
  readonly heard: Exclude<Heard, { kind: 'not-ours' }>;
  readonly reason: ParkReason;
  readonly detail: string;
}

/**
 * What one message wants decided: each reaction with the aggregates it concerns. Undefined detail means that it can be decided.
 */
export interface Concern {
  readonly heard: Exclude<Heard, { kind: 'not-ours' }>;
  readonly steps: readonly { reaction: Reaction; address: AggregateAddress }[];
  readonly fault?: Pick<Parking, 'reason' | 'detail'>;
}

/** What a record wants decided; pure, before any lock is taken. */
export function concernOf(heard: Concern['heard']): Concern {
  if (heard.kind === 'unreadable') return { heard, steps: [], fault: { reason: 'UNREADABLE', detail: heard.detail } };
  if (heard.kind === 'misfit') return { heard, steps: [], fault: { reason: 'CONTRACT', detail: heard.detail } };
  const { message, reactions } = heard;
  try {
    const steps = reactions.flatMap((reaction) =>
      reaction.idsOf(message).map((id) => ({
        reaction,
        address: { store: reaction.store, tenantId: message.tenantId, id: plainId(id) },
      })),
    );
    return { heard, steps };
  } catch (error) {
    return { heard, steps: [], fault: { reason: 'DECISION', detail: describe(error) } };
  }
}

export interface FoldOptions {
  service: string;
  unit: UnitOfWork;
  /** Keys (`blockedKey`) whose messages queue; those of messages parked here are added. */
  blocked: Set<string>;
  /** A message that the database refused, found by bisection: it is parked and not decided. */
  refused?: Pick<Parking, 'reason' | 'detail'>;
}

/** Decides messages in order. One that fails leaves nothing behind, is parked, and later ones of its key queue behind it. */
export function foldMessages(
  concerns: readonly Concern[],
  { service, unit, blocked, refused }: FoldOptions,
): { handled: number; parked: Parking[] } {
  const parked: Parking[] = [];
  let handled = 0;
  for (const { heard, steps, fault } of concerns) {
    const key = blockedKey(heard.record);
    const behind = heard.kind !== 'unreadable' && blocked.has(key);
    const failure = behind
      ? { reason: 'BEHIND' as const, detail: '' }
      : (fault ?? refused ?? decideSteps(service, unit, heard, steps));
    if (!failure) {
      handled += 1;
      continue;
    }
    parked.push({ heard, ...failure });
    if (heard.kind !== 'unreadable') blocked.add(key);
  }
  return { handled, parked };
}

export const blockedKey = ({ topic, key }: { topic: string; key: string }): string => `${topic}\n${key}`;

function decideSteps(service: string, unit: UnitOfWork, heard: Concern['heard'], steps: Concern['steps']) {
  if (heard.kind !== 'message') return undefined;
  const { message } = heard;
  try {
    unit.orNothing(() => {
      for (const { reaction, address } of steps) {
        const cause = causeOf(service, reaction, message);
        unit.apply(reaction.decide(unit.held.get(address)?.state, message, unit.factsFor(cause)), address, cause);
      }
    });
    return undefined;
  } catch (error) {
    return { reason: 'DECISION' as const, detail: describe(error) };
  }
}

function causeOf(service: string, reaction: Reaction, message: EventMessage): Cause {
  return {
    tenantId: message.tenantId,
    actor: `service:${service}`,
    action: reaction.name,
    correlationId: message.correlationId,
    causationId: message.id satisfies Uuid,
    traceparent: message.traceparent,
  };
}

function describe(error: unknown): string {
  const { fault, code } = faultOf(error);
  return [fault, code, error instanceof Error ? error.message : ''].filter(Boolean).join(': ').slice(0, 2_000);
}
