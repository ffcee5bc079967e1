import { parseArgs } from 'node:util';
import { openParked, type Parked, type ParkedMessage, type ParkedQueue } from '@claimstream/messaging';
import type { ServiceConfig } from '../config/service-settings.js';
import { openServiceDatabase } from '../database/open-service-database.js';
import type { Logger } from '../logs/logger.js';
import type { ServiceDefinition } from '../service.js';

const usage = `Usage: main.js parked list [--topic TOPIC --key KEY]
       main.js parked replay (--topic TOPIC --key KEY | --seq N) --actor NAME
       main.js parked drop (--topic TOPIC --key KEY | --seq N) --actor NAME --reason WHY
A message that cannot be read is in no queue: it is named by its seq.`;

const mostListed = 10_000;

/** Where a command says things: results on standard output, what is wrong on standard error. */
export interface Says {
  print(line: string): void;
  complain(line: string): void;
}

interface Words {
  topic?: string;
  key?: string;
  seq?: string;
  actor?: string;
  reason?: string;
}

/** Runs `parkedCommand` on a service's database, beside the instances that run. */
export async function runParkedCommand<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
  { config, logger }: { config: Config; logger: Logger },
  { args, says }: { args: readonly string[]; says: Says },
): Promise<number> {
  const { database, connectAsRelay } = await openServiceDatabase(definition, config.database, logger);
  const reactions = definition.reactions(config);
  try {
    await using parked = openParked({ service: definition.name, database, connectAsRelay, reactions, logger });
    return await parkedCommand(args, parked, says);
  } finally {
    await database.close();
  }
}

/**
 * What `main.js parked` does, for operators of the deployment: sees the parked messages of every tenant, and those that cannot be read and have
 * none, replays them in order or gives them up; each act is in the audit with its actor. Prints JSON lines without contents. Answers the exit
 * code: 0 done, 1 nothing there or it fails as before, 2 not understood.
 */
export async function parkedCommand([act, ...args]: readonly string[], parked: Parked, says: Says): Promise<number> {
  const words = wordsOf(args);
  const faults = words === undefined ? ['The arguments are not understood.'] : faultsOf(act, words);
  if (words === undefined || faults.length > 0) {
    [...faults, usage].forEach((line) => says.complain(line));
    return 2;
  }
  const queue = queueOf(words);
  const { actor = '', reason = '' } = words;
  const tell = (answer: object): void => says.print(JSON.stringify(answer));
  switch (act) {
    case 'replay': {
      const { handled, left } = await parked.replay(queue!, actor);
      tell({ handled, left });
      return handled > 0 && left === 0 ? 0 : 1;
    }
    case 'drop': {
      const { dropped, left } = await parked.drop(queue!, { actor, reason });
      tell({ dropped, left });
      return dropped > 0 ? 0 : 1;
    }
    default: {
      const messages = await parked.list({ queue: queue && 'topic' in queue ? queue : undefined, limit: mostListed });
      messages.map(shown).forEach(tell);
      if (messages.length === mostListed) says.complain(`There may be more than the ${mostListed} oldest, which these are.`);
      return 0;
    }
  }
}

function wordsOf(args: readonly string[]): Words | undefined {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { topic: text, key: text, seq: text, actor: text, reason: text } }).values;
  } catch {
    return undefined;
  }
}

function faultsOf(act: string | undefined, { topic, key, seq, actor, reason }: Words): string[] {
  if (act !== 'list' && act !== 'replay' && act !== 'drop') return [`There is no "parked ${act ?? ''}".`];
  const faults: string[] = [];
  if ((topic === undefined) !== (key === undefined)) faults.push('--topic and --key belong together.');
  if (seq !== undefined && !/^\d{1,18}$/.test(seq)) faults.push('--seq is not a number.');
  if (act === 'list') return seq === undefined ? faults : [...faults, '--seq is not for list.'];
  if ((topic === undefined) === (seq === undefined)) faults.push('A queue is named by --topic and --key, or by --seq.');
  if (!actor?.trim()) faults.push('--actor is missing.');
  if (act === 'drop' && !reason?.trim()) faults.push('--reason is missing.');
  return faults;
}

function queueOf({ topic, key, seq }: Words): ParkedQueue | undefined {
  if (seq !== undefined) return { seq: BigInt(seq) };
  return topic !== undefined && key !== undefined ? { topic, key } : undefined;
}

/** Where it is and why, without its content, nor the detail, which may name values. */
const shown = ({ seq, offset, detail: _detail, ...message }: ParkedMessage): object => ({
  seq: Number(seq),
  ...message,
  offset: Number(offset),
});
