import { compileGuide } from '../grammar/compile.js';
import { guideTA1 } from '../guides/ta1.js';
import { type Segment } from '../segment.js';
import { envelopeFinding, isCount } from './envelope-findings.js';
import { type Interchange, type InterchangeOutcome } from './events.js';
import { GroupReader } from './group-reader.js';
import { interchangeFindings } from './interchange-check.js';
import { SeenNumbers } from './seen-numbers.js';
import { Tally } from './tally.js';
import { type Surroundings } from './transaction-reader.js';

/** Reads one interchange from ISA to IEA. */
export class InterchangeReader {
  readonly tally = new Tally();
  readonly interchange: Interchange;
  group: GroupReader | undefined;
  private readonly controlNumbers = new SeenNumbers();
  /** Whether the stray segments since the last envelope were reported: once is enough. */
  private strayTold = false;
  private groups = 0;
  private last: Segment;

  constructor(
    isa: Segment,
    number: number,
    private readonly around: Surroundings,
  ) {
    this.interchange = interchangeOf(isa, number);
    this.last = isa;
  }

  open({ readable, isDuplicate }: { readable: boolean; isDuplicate: boolean }): void {
    const { events, report } = this.around;
    const { isa } = this.interchange;
    events.openInterchange(this.interchange);
    if (!readable) return;
    interchangeFindings(isa).forEach(report);
    if (isDuplicate) report(envelopeFinding('TA105:025', isa, 13));
  }

  /** Takes a segment between ISA and IEA. */
  take(segment: Segment): void {
    this.last = segment;
    if (segment.id === 'GS') this.openGroup(segment);
    else if (segment.id === 'GE' && this.group) this.closeGroup({ ge: segment });
    else if (this.group) this.group.take(segment);
    else this.takeOutside(segment);
  }

  /** Ends the interchange at its IEA. */
  close(iea: Segment): void {
    const { report } = this.around;
    this.last = iea;
    if (this.group) this.closeGroup({ missingBefore: iea });
    if (!isCount(iea.element(1), this.groups)) report(envelopeFinding('TA105:021', iea, 1));
    if (iea.element(2) !== this.interchange.controlNumber) report(envelopeFinding('TA105:001', iea, 2));
    this.tellClose(iea);
  }

  /** Ends the interchange where the file breaks off or another one begins; nothing more is said of one that could not be read. */
  breakOff({ isKnownBad }: { isKnownBad: boolean }): void {
    if (this.group) this.closeGroup({ missingBefore: this.last });
    if (!isKnownBad) this.around.report(envelopeFinding('TA105:023', this.last));
    this.tellClose(undefined);
  }

  private openGroup(gs: Segment): void {
    if (this.group) this.closeGroup({ missingBefore: gs });
    const controlNumber = gs.element(6);
    const isDuplicate = this.controlNumbers.repeats(controlNumber);
    this.groups++;
    this.strayTold = false;
    this.group = new GroupReader(this.interchange, gs, this.around);
    this.group.open({ isDuplicate });
  }

  private closeGroup(end: { ge: Segment } | { missingBefore: Segment }): void {
    this.group?.close(end);
    this.group = undefined;
  }

  private takeOutside(segment: Segment): void {
    if (segment.id === 'TA1') {
      this.around.elements.check(compileGuide(guideTA1).root.first, segment);
    } else {
      if (!this.strayTold) this.around.report(envelopeFinding('TA105:024', segment));
      this.strayTold = true;
    }
    this.around.events.interchangeSegment(segment);
  }

  private tellClose(iea: Segment | undefined): void {
    this.around.rules.closeInterchange(this.interchange, this.outcome(iea));
    this.around.visitors.closeInterchange(this.interchange, this.outcome(iea));
  }

  private outcome(iea: Segment | undefined): InterchangeOutcome {
    const { errors, warnings } = this.tally;
    return { errors, warnings, iea, groups: this.groups };
  }
}

function interchangeOf(isa: Segment, number: number): Interchange {
  const text = (position: number) => isa.element(position).trim();
  return {
    ...{ number, isa, senderQualifier: text(5), senderId: text(6), receiverQualifier: text(7), receiverId: text(8) },
    ...{ date: text(9), time: text(10), version: text(12), controlNumber: text(13) },
    ...{ acknowledgmentRequested: text(14) === '1', usage: text(15) },
  };
}
