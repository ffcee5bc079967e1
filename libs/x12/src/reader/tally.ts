import { type Severity } from '../findings.js';
import { type Outcome } from './events.js';

/** Counts the findings of one part of a file, those of the parts in it included. */
export class Tally implements Outcome {
  errors = 0;
  warnings = 0;
  /** Those of the part itself that were told. */
  told = 0;

  add(severity: Severity): void {
    if (severity === 'error') this.errors++;
    else this.warnings++;
  }
}
