import {
  elementName,
  type ElementPlace,
  type Finding,
  positionOf,
  type Report,
  type Severity,
  type SnipType,
} from '../findings.js';
import { type Guide } from '../grammar/dsl.js';
import { type CompiledGuide } from '../grammar/nodes.js';
import { type WalkRule } from '../reader/events.js';
import { type Segment } from '../segment.js';
import { keepSegment, type LoopRecord, openRecord } from './loop-record.js';

/** What a check has found. The message is a whole sentence with nothing personal in it. */
export interface Problem {
  readonly snip: SnipType;
  readonly severity: Severity;
  /** Our own, stable name: profiles and people refer to it. */
  readonly code: string;
  readonly segment: Segment;
  readonly place?: ElementPlace;
  readonly message: string;
}

/** Looks at one repetition of a loop when it has closed and says all that is wrong with it. */
export type LoopCheck = (record: LoopRecord) => readonly Problem[];

/** The checks of a guide by the id of the loop that they look at; `''` is the transaction set. */
export type LoopChecks = Readonly<Record<string, readonly LoopCheck[]>>;

/** Runs the checks of whatever guide a transaction set is read by; `checksOf` knows them. */
export function loopCheckRule(checksOf: (guide: Guide) => LoopChecks | undefined): WalkRule {
  return (report) => {
    let checks: readonly (readonly LoopCheck[])[] | undefined;
    let open: LoopRecord | undefined;

    return {
      openTransaction({ guide }) {
        checks = guide && checksByLoop(guide, checksOf);
        open = checks && guide ? openRecord(guide.root, undefined) : undefined;
      },
      openLoop(loop) {
        if (open) open = openRecord(loop, open);
      },
      segment(node, segment) {
        if (open && node) keepSegment(open, segment);
      },
      closeLoop() {
        if (!open || !checks) return;
        run(open, checks, report);
        open = open.parent;
      },
      closeTransaction() {
        if (open && checks) run(open, checks, report);
        open = undefined;
      },
    };
  };
}

/** The checks of each loop by its index in the compiled guide; undefined for a guide without any. */
function checksByLoop(
  { guide, loops }: CompiledGuide,
  checksOf: (guide: Guide) => LoopChecks | undefined,
): readonly (readonly LoopCheck[])[] | undefined {
  const checks = checksOf(guide);
  return checks && loops.map(({ id }) => checks[id] ?? []);
}

function run(record: LoopRecord, checks: readonly (readonly LoopCheck[])[], report: Report): void {
  for (const check of checks[record.node.index] ?? []) {
    for (const problem of check(record)) report(findingOf(problem, record));
  }
}

function findingOf({ segment, place = {}, ...what }: Problem, record: LoopRecord): Finding {
  const home = homeOf(segment, record) ?? record;
  const path = [home.node.path, segment.id, place.element === undefined ? '' : elementName(segment.id, place)];
  return { ...what, path: path.filter(Boolean).join('/'), position: positionOf(segment, home.node.id, place) };
}

/** The loop that a segment stood in: the one that was checked, one below it, or one that encloses it. */
function homeOf(segment: Segment, record: LoopRecord): LoopRecord | undefined {
  for (let up: LoopRecord | undefined = record; up; up = up.parent) if (holds(up, segment)) return up;
  return below(record, segment);
}

function below(record: LoopRecord, segment: Segment): LoopRecord | undefined {
  for (const loop of record.loops) {
    const found = holds(loop, segment) ? loop : below(loop, segment);
    if (found) return found;
  }
  return undefined;
}

function holds(record: LoopRecord, segment: Segment): boolean {
  return record.segments.includes(segment);
}
