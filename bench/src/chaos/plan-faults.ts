import { type Random, randomAt } from '@claimstream/synthetic';
import { stackApps, type StackApp } from '@claimstream/standalone-app';

/** Something bad that happens. Times are milliseconds; `afterMs` is the quiet before it. */
export type Fault = { readonly afterMs: number } & (
  | { readonly kind: 'kill'; readonly app: StackApp; readonly downMs: number }
  /** Stopped and let go on: its connections and its partitions may be somebody else's by then. */
  | { readonly kind: 'freeze'; readonly app: StackApp; readonly forMs: number }
  /** Frozen until a second process of the service has its partitions, then both run for a while: a zombie. */
  | { readonly kind: 'replace'; readonly app: StackApp; readonly forMs: number }
  | { readonly kind: 'kill-broker' | 'kill-database'; readonly downMs: number }
  | { readonly kind: 'restart-broker' | 'restart-database' }
);

type Card = 'process' | 'freeze' | 'broker' | 'database';

/** The payer is no part of the product: there is one. */
const services = stackApps.filter((app) => app !== 'payer-simulator');

/** What ten faults are, in any order. */
const hand: readonly Card[] = [
  'process',
  'process',
  'process',
  'process',
  'process',
  'process',
  'process',
  'freeze',
  'broker',
  'database',
];

/**
 * So many faults, the same for the same seed: of each ten, seven processes are killed, one is frozen (or replaced while it is), one is the broker's
 * and one the database's.
 */
export function planFaults({ kills, seed }: { kills: number; seed: number }): Fault[] {
  const random = randomAt({ seed, place: 0 });
  const hands = Array.from({ length: Math.ceil(kills / hand.length) }, () => shuffled(hand, random));
  return hands
    .flat()
    .slice(0, kills)
    .map((card) => faultOf(card, random));
}

function faultOf(card: Card, random: Random): Fault {
  const afterMs = random.between(300, 5_000);
  const app = random.pick(stackApps);
  const downMs = random.between(0, 2_000);
  const isWorst = random.chance(0.6);
  switch (card) {
    case 'process':
      return { afterMs, kind: 'kill', app, downMs };
    case 'freeze':
      return isWorst
        ? { afterMs, kind: 'replace', app: random.pick(services), forMs: random.between(11_000, 15_000) }
        : { afterMs, kind: 'freeze', app, forMs: random.between(2_000, 6_000) };
    case 'broker':
      return isWorst ? { afterMs, kind: 'kill-broker', downMs } : { afterMs, kind: 'restart-broker' };
    case 'database':
      return isWorst ? { afterMs, kind: 'kill-database', downMs } : { afterMs, kind: 'restart-database' };
  }
}

function shuffled<T>(things: readonly T[], random: Random): T[] {
  return things
    .map((thing) => ({ thing, place: random.fraction() }))
    .sort((one, other) => one.place - other.place)
    .map(({ thing }) => thing);
}

/** In a few words, for whoever watches. */
export function tell(fault: Fault): string {
  switch (fault.kind) {
    case 'kill':
      return `${fault.app} is killed, down for ${fault.downMs} ms`;
    case 'freeze':
      return `${fault.app} stands still for ${fault.forMs} ms`;
    case 'replace':
      return `${fault.app} is replaced while it stands still for ${fault.forMs} ms, then both run`;
    case 'kill-broker':
    case 'kill-database':
      return `${fault.kind.slice('kill-'.length)} is killed, down for ${fault.downMs} ms`;
    case 'restart-broker':
    case 'restart-database':
      return `${fault.kind.slice('restart-'.length)} is restarted`;
  }
}
