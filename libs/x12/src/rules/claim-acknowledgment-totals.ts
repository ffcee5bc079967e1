import { type Cents } from '@claimstream/kernel';
import { positionOf, type Report } from '../findings.js';
import { type SegmentNode } from '../grammar/nodes.js';
import { type WalkRule } from '../reader/events.js';
import { type Segment } from '../segment.js';
import { amountAt, difference, total } from './amounts.js';

/** Claims of one outcome: how many, and their charges as far as they can be read. */
interface Sum {
  count: number;
  cents: Cents | undefined;
}

type Outcome = 'accepted' | 'rejected';
type Sums = Record<Outcome, Sum>;

/** The segments by which a level tells its sums: QTY (of the receiver, of a provider) and AMT by their qualifiers. */
const told: ReadonlyMap<string, Outcome> = new Map([
  ['QTY 90', 'accepted'],
  ['QTY AA', 'rejected'],
  ['QTY QA', 'accepted'],
  ['QTY QC', 'rejected'],
  ['AMT YU', 'accepted'],
  ['AMT YY', 'rejected'],
]);

const none = (): Sums => ({ accepted: { count: 0, cents: 0 }, rejected: { count: 0, cents: 0 } });

/**
 * 277CA: what the receiver (2200B) and a provider (2200C) say was accepted and rejected is what their claims (2200D) come to. A level that
 * lists no claims (all of it was rejected at once) is taken at its word. Counted as the file goes by.
 */
export const claimAcknowledgmentTotals: WalkRule = (report) => {
  let isAcknowledgment = false;
  let receiver = new Level();
  let provider = new Level();
  let claim: { outcome: Outcome; cents: Cents | undefined } | undefined;

  return {
    openTransaction({ guide }) {
      isAcknowledgment = guide?.guide.id === '005010X214';
    },
    openLoop({ id }) {
      if (!isAcknowledgment) return;
      if (id === '2000B') receiver = new Level();
      if (id === '2000C') provider = new Level();
      if (id === '2200D') claim = undefined;
    },
    segment(node, segment) {
      if (!isAcknowledgment || !node) return;
      const { id } = node.loop;
      if (id === '2200B') receiver.tell(node, segment);
      if (id === '2200C') provider.tell(node, segment);
      if (id === '2200D' && segment.id === 'STC') {
        const outcome = segment.element(3) === 'U' || claim?.outcome === 'rejected' ? 'rejected' : 'accepted';
        claim = { outcome, cents: claim ? claim.cents : amountAt(segment, 4) };
      }
    },
    closeLoop({ id }) {
      if (!isAcknowledgment) return;
      if (id === '2200D' && claim) provider.count(claim.outcome, claim.cents);
      if (id === '2000C') {
        provider.compare(report);
        receiver.add(provider);
      }
      if (id === '2000B') receiver.compare(report);
    },
  };
};

/** One level: what it tells and what its claims come to. */
class Level {
  private readonly claims = none();
  private readonly toldBy: { node: SegmentNode; segment: Segment; outcome: Outcome }[] = [];
  private hasClaims = false;

  tell(node: SegmentNode, segment: Segment): void {
    const outcome = told.get(`${segment.id} ${segment.element(1)}`);
    if (outcome) this.toldBy.push({ node, segment, outcome });
  }

  count(outcome: Outcome, cents: Cents | undefined): void {
    this.hasClaims = true;
    const sum = this.claims[outcome];
    sum.count++;
    sum.cents = total([sum.cents, cents]);
  }

  /** Adds what a level below comes to, or what it tells where it lists no claims. */
  add(below: Level): void {
    for (const outcome of ['accepted', 'rejected'] as const) {
      const { count, cents } = below.hasClaims ? below.claims[outcome] : below.toldSum(outcome);
      this.claims[outcome].count += count;
      this.claims[outcome].cents = total([this.claims[outcome].cents, cents]);
      this.hasClaims ||= count > 0;
    }
  }

  compare(report: Report): void {
    if (!this.hasClaims) return;
    for (const { node, segment, outcome } of this.toldBy) {
      const isCount = segment.id === 'QTY';
      const is = isCount ? Number(segment.element(2)) : amountAt(segment, 2);
      const shouldBe = isCount ? this.claims[outcome].count : this.claims[outcome].cents;
      if (is === undefined || shouldBe === undefined || is === shouldBe) continue;
      const what = isCount ? `${is} stands there, ${shouldBe} claims follow` : difference({ is, shouldBe });
      report({
        ...{ snip: 3, severity: 'warning', code: isCount ? 'BALANCE_CLAIM_COUNT' : 'BALANCE_CLAIM_AMOUNT' },
        path: `${node.path}/${segment.id}02`,
        position: positionOf(segment, node.loop.id, { element: 2 }),
        message: `The total of ${outcome} claims is not what they come to: ${what}.`,
      });
    }
  }

  private toldSum(outcome: Outcome): Sum {
    const own = this.toldBy.filter((one) => one.outcome === outcome);
    const quantity = own.find(({ segment }) => segment.id === 'QTY');
    const amount = own.find(({ segment }) => segment.id === 'AMT');
    return { count: quantity ? Number(quantity.segment.element(2)) : 0, cents: amount ? amountAt(amount.segment, 2) : 0 };
  }
}
