import { type Severity } from '../findings.js';
import { type Outcome } from './events.js';

/** Counts the findings of one part of a file. */
export class Tally implements Outcome {
  errors = 0;
  warnings = 0;

  add(severity: Severity): void {
    if (severity === 'error') this.errors++;
    else this.warnings++;
  }

  get total(): number {
    return this.errors + this.warnings;
  }
}
