import { type Finding } from '../findings.js';
import { judged, type Profile, tolerant } from '../profiles/profile.js';
import { type Segment } from '../segment.js';
import { type Limits, usualLimits } from '../tokenizer/limits.js';
import { Tokenizer, type TokenSink } from '../tokenizer/tokenizer.js';
import { type WalkRule, type X12Visitor } from './events.js';
import { fanOut } from './fan-out.js';
import { hierarchyRule } from './hierarchy-rule.js';
import { InterchangeReader } from './interchange-reader.js';
import { knownCodes } from './known-codes.js';
import { SegmentCheck } from './segment-check.js';
import { Tally } from './tally.js';
import { type Surroundings } from './transaction-reader.js';

export interface ReadOptions {
  /** `tolerant` unless given. */
  readonly profile?: Profile;
  /** Rules above the guide's structure, none unless given: `standardRules` for SNIP 3 and 4, `codeSetRule` for SNIP 5. */
  readonly rules?: readonly WalkRule[];
  readonly limits?: Partial<Limits>;
}

/**
 * Reads a file of interchanges, pushed in chunks of any size, and tells visitors what it is made of and what is wrong with it. Memory does
 * not grow with the file. Nothing in a file makes it throw; what a visitor throws comes through.
 */
export class X12Reader {
  private readonly walk: FileWalk;
  private readonly tokenizer: Tokenizer;

  constructor(visitors: X12Visitor | readonly X12Visitor[], { profile = tolerant, rules = [], limits }: ReadOptions = {}) {
    const all = { ...usualLimits, ...limits };
    this.walk = new FileWalk([visitors].flat(), [hierarchyRule, ...rules], profile, all);
    this.tokenizer = new Tokenizer(this.walk, all);
  }

  push(chunk: Uint8Array | string): void {
    this.tokenizer.push(chunk);
  }

  /** To be called once, after the last chunk: closes what is open. */
  end(): void {
    this.tokenizer.end();
    this.walk.end();
  }
}

/** Hands segments to the interchange that is open, and findings to whoever counts and hears them. */
class FileWalk implements TokenSink {
  private readonly around: Surroundings;
  private readonly outside = new Tally();
  private readonly seen = new Set<string>();
  private open: InterchangeReader | undefined;
  private readable = false;
  private interchanges = 0;

  constructor(
    visitors: readonly X12Visitor[],
    rules: readonly WalkRule[],
    private readonly profile: Profile,
    private readonly limits: Limits,
  ) {
    const report = (finding: Finding) => this.finding(finding);
    const ruleVisitors = rules.map((rule) => rule(report));
    this.around = {
      events: fanOut([...ruleVisitors, ...visitors]),
      rules: fanOut(ruleVisitors),
      visitors: fanOut(visitors),
      ...{ report, profile, elements: new SegmentCheck(report, knownCodes) },
    };
  }

  header(isa: Segment, readable: boolean): void {
    this.breakOff();
    this.interchanges++;
    const key = [5, 6, 7, 8, 13].map((position) => isa.element(position)).join('\n');
    const isDuplicate = this.seen.has(key);
    this.seen.add(key);
    this.readable = readable;
    this.open = new InterchangeReader(isa, this.interchanges, this.around);
    this.open.open({ readable, isDuplicate });
  }

  segment(segment: Segment): void {
    if (segment.id !== 'IEA') return this.open?.take(segment);
    this.open?.close(segment);
    this.open = undefined;
  }

  abandon(): void {
    this.readable = false;
    this.breakOff();
  }

  end(): void {
    this.breakOff();
  }

  finding(given: Finding): void {
    const finding = judged(this.profile, given);
    if (finding === undefined) return;
    const { severity } = finding;
    const interchange = this.open;
    const group = interchange?.group;
    const tallies = [group?.transaction?.tally, group?.tally, interchange?.tally].filter((tally) => tally !== undefined);
    const innermost = tallies[0] ?? this.outside;
    for (const tally of tallies) tally.add(severity);
    if (innermost.told++ < this.limits.findings) this.around.visitors.finding(finding);
  }

  private breakOff(): void {
    this.open?.breakOff({ isKnownBad: !this.readable });
    this.open = undefined;
  }
}
