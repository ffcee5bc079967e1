import type { Tally } from './tally.js';

const columns: readonly [keyof Tally, string][] = [
  ['encounters', 'encounters'],
  ['coded', 'coded'],
  ['held', 'held'],
  ['claimsCreated', 'claims'],
  ['claimsSubmitted', 'submitted'],
  ['rejected', 'rejected'],
  ['denied', 'denied'],
  ['paid', 'paid'],
  ['parked', 'parked'],
];

/** One line of counters: `encounters 120  coded 115 … posted $8,512.40  ledger balanced`. */
export function counterLine(tally: Tally): string {
  const counts = columns.map(([name, label]) => `${label} ${tally[name]}`);
  const dollars = (tally.paidCents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
  return [...counts, `posted ${dollars}`, tally.ledgerBalanced ? 'ledger balanced' : 'posting'].join('  ');
}

/** Writes the counters: over the last line on a terminal, as lines elsewhere, and there only when something changed. */
export class Screen {
  #last = '';

  constructor(private readonly out: NodeJS.WriteStream) {}

  show(tally: Tally): void {
    const line = counterLine(tally);
    if (line === this.#last) return;
    this.#last = line;
    this.out.write(this.out.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
  }

  end(): void {
    if (this.out.isTTY && this.#last) this.out.write('\n');
  }
}
