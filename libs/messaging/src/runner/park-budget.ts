/**
 * More parked first messages than this, and a larger share of what came, within the window: that is a bad deploy, not bad data.
 */
const MOST_PARKED = 20;
const MOST_SHARE = 0.05;
const WINDOW_MS = 5 * 60_000;

interface Entry {
  atMs: number;
  came: number;
  parked: number;
}

/**
 * Remembers what came and what had to be parked in the last five minutes. Messages that only queue behind others do not count as
 * parked.
 */
export class ParkBudget {
  private entries: Entry[] = [];

  /** True when parking so many more would go beyond what bad data explains. */
  wouldExceed(next: Entry): boolean {
    const entries = [...this.entries.filter(({ atMs }) => atMs > next.atMs - WINDOW_MS), next];
    const parked = sum(entries.map((entry) => entry.parked));
    return parked > MOST_PARKED && parked > MOST_SHARE * sum(entries.map(({ came }) => came));
  }

  add(entry: Entry): void {
    const last = this.entries.at(-1);
    if (last && entry.atMs - last.atMs < 1_000) {
      last.came += entry.came;
      last.parked += entry.parked;
      return;
    }
    this.entries = this.entries.filter(({ atMs }) => atMs > entry.atMs - WINDOW_MS);
    this.entries.push({ ...entry });
  }
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
