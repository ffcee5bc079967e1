import { type EventContract, type EventMessage, receive } from '@claimstream/contracts';
import type { LogRecord } from '../event-log.js';
import type { Reaction } from '../reactions/react.js';
import { envelopeOf } from './headers.js';

/** A record after reading: what it says, or why we cannot tell. */
export type Heard =
  | {
      readonly kind: 'message';
      readonly record: LogRecord;
      readonly message: EventMessage;
      readonly reactions: readonly Reaction[];
    }
  /** Of a type that nothing here reacts to. */
  | { readonly kind: 'not-ours'; readonly record: LogRecord }
  /** The envelope is readable, the data is no event of its contract. */
  | {
      readonly kind: 'misfit';
      readonly record: LogRecord;
      readonly envelope: Omit<EventMessage, 'data'>;
      readonly detail: string;
    }
  /** Not even the envelope can be read. */
  | { readonly kind: 'unreadable'; readonly record: LogRecord; readonly detail: string };

/**
 * Reads records as the service's reactions need them: the data checked once against its contract, old versions brought to the
 * present one.
 */
export function messageReader(reactions: readonly Reaction[]): (record: LogRecord) => Heard {
  const byType = new Map<string, { contract: EventContract; reactions: Reaction[] }>();
  for (const reaction of reactions) {
    const known = byType.get(reaction.to.type);
    if (known) known.reactions.push(reaction);
    else byType.set(reaction.to.type, { contract: reaction.to, reactions: [reaction] });
  }

  return (record) => {
    if (isAnothers(record.headers.ce_type, byType)) return { kind: 'not-ours', record };
    const envelope = envelopeOf(record.headers);
    if (!envelope) return { kind: 'unreadable', record, detail: 'The envelope is not that of an event.' };
    if (record.key.includes('\0')) return { kind: 'unreadable', record, detail: 'The key is no text.' };
    const [, type, version] = typeAndVersion.exec(envelope.type) ?? [];
    const ours = type === undefined ? undefined : byType.get(type);
    if (!ours) return { kind: 'not-ours', record };

    const checked = checkedData(ours.contract, Number(version), record.value);
    if ('detail' in checked) return { kind: 'misfit', record, envelope, detail: checked.detail };
    return { kind: 'message', record, message: { ...envelope, data: checked.data }, reactions: ours.reactions };
  };
}

const typeAndVersion = /^(.+)\.v(\d{1,4})$/;

/** Most of what a topic carries is for somebody else: that is seen by its type, before anything else of it is read. */
function isAnothers(cloudEventType: string | undefined, byType: ReadonlyMap<string, unknown>): boolean {
  const [, type] = cloudEventType === undefined ? [] : (typeAndVersion.exec(cloudEventType) ?? []);
  return type !== undefined && !byType.has(type);
}

/** The detail names paths and codes, never a value. */
function checkedData(contract: EventContract, version: number, value: string): { data: unknown } | { detail: string } {
  if (version > contract.version)
    return { detail: `Version ${version} is later than ${contract.version}, which is the latest we know.` };
  let data: unknown;
  try {
    data = JSON.parse(value);
  } catch {
    return { detail: 'The data is not JSON.' };
  }
  try {
    for (let past = version; past < contract.version; past += 1) {
      const upcast = contract.upcasts?.[past];
      if (!upcast) return { detail: `There is no upcast from version ${past}.` };
      data = upcast(data);
    }
  } catch (error) {
    return { detail: `The upcast failed with ${error instanceof Error ? error.name : 'something unknown'}.` };
  }
  const received = receive(contract, data);
  return 'fault' in received ? { detail: received.fault } : received;
}
