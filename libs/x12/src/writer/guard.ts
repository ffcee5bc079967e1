import { type Finding } from '../findings.js';
import { type LoopNode } from '../grammar/nodes.js';
import { type Profile, strict } from '../profiles/profile.js';
import { type WalkRule, type X12Visitor } from '../reader/events.js';
import { X12Reader } from '../reader/x12-reader.js';
import { NotWritable } from './refused.js';

/**
 * Reads along what is written, under the strict profile, and refuses what has a finding that is an error: so nothing leaves that we would
 * not take ourselves.
 */
export class Guard {
  private readonly reader: X12Reader;
  private pending = '';

  constructor({ profile = strict, rules = [] }: { profile?: Profile; rules?: readonly WalkRule[] }) {
    this.reader = new X12Reader(new Refusal(), { profile, rules });
  }

  push(text: string): void {
    this.pending += text;
    if (this.pending.length > 32_768) this.check();
  }

  /** Reads what has been written so far. */
  check(): void {
    this.reader.push(this.pending);
    this.pending = '';
  }

  end(): void {
    this.check();
    this.reader.end();
  }
}

/** Throws when a claim, or a transaction set, closes with errors. */
class Refusal implements X12Visitor {
  private errors: Finding[] = [];
  private claims = 0;

  openTransaction(): void {
    this.claims = 0;
  }

  finding(finding: Finding): void {
    if (finding.severity === 'error') this.errors.push(finding);
  }

  closeLoop({ id }: LoopNode): void {
    if (id !== '2300') return;
    this.refuse(this.claims);
    this.claims++;
  }

  closeTransaction(): void {
    this.refuse();
  }

  closeInterchange(): void {
    this.refuse();
  }

  private refuse(claim?: number): void {
    const [first] = this.errors;
    if (first === undefined) return;
    throw new NotWritable('NOT_VALID', first.path, first.message, { findings: this.errors, claim });
  }
}
