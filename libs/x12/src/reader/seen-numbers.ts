/**
 * The control numbers that came so far, to find one that comes twice. Numbers that count on, as nearly all do, are held as one range, so
 * that a file of a million sets does not take the memory of a million numbers.
 */
export class SeenNumbers {
  private first = 0;
  private last = -1;
  private width = 0;
  private readonly others = new Set<string>();

  /** Whether the number came before; from now on it did. */
  repeats(number: string): boolean {
    if (/^\d{1,9}$/.test(number) && (this.width === 0 || number.length === this.width)) {
      const value = Number(number);
      if (this.width === 0) [this.first, this.last, this.width] = [value, value - 1, number.length];
      if (value === this.last + 1 && !this.others.has(number)) {
        this.last = value;
        return false;
      }
      if (value >= this.first && value <= this.last) return true;
    }
    const isKnown = this.others.has(number);
    this.others.add(number);
    return isKnown;
  }
}
