import { type Finding } from '../findings.js';
import { type LoopNode } from '../grammar/nodes.js';
import { type BusinessUnit, type FindingInContext } from './transaction-acknowledgment.js';

/**
 * Knows in which business unit of a transaction set each finding falls. A segment's findings are told before the segment, so that a
 * finding waits until it is clear whether its segment opens a unit.
 */
export class ContextTracker {
  private readonly settled: FindingInContext[] = [];
  private waiting: Finding[] = [];
  private unit: BusinessUnit | undefined;
  private loop: LoopNode | undefined;

  add(finding: Finding): void {
    this.waiting.push(finding);
  }

  /** A segment came; it may name a unit, which lasts as long as its loop. */
  enter(unit: BusinessUnit | undefined, loop: LoopNode | undefined): void {
    if (unit) {
      this.unit = unit;
      this.loop = loop;
    }
    if (this.waiting.length > 0) this.settle();
  }

  leave(loop: LoopNode): void {
    this.settle();
    if (loop !== this.loop) return;
    this.unit = undefined;
    this.loop = undefined;
  }

  /** What waits belongs to the unit at hand. */
  settle(): void {
    for (const finding of this.waiting) this.settled.push({ finding, unit: this.unit });
    this.waiting = [];
  }

  /** All findings of the set. */
  finish(): readonly FindingInContext[] {
    this.settle();
    return this.settled;
  }
}
