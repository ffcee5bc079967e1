import { type Segment } from '../segment.js';
import { envelopeFinding, isCount } from './envelope-findings.js';
import { type FunctionalGroup, type GroupOutcome, type Interchange } from './events.js';
import { groupFindings } from './group-check.js';
import { SeenNumbers } from './seen-numbers.js';
import { Tally } from './tally.js';
import { type Surroundings, TransactionReader } from './transaction-reader.js';

/** Reads one functional group from GS to GE. */
export class GroupReader {
  readonly tally = new Tally();
  readonly group: FunctionalGroup;
  transaction: TransactionReader | undefined;
  private readonly controlNumbers = new SeenNumbers();
  /** Whether the stray segments since the last envelope were reported: once is enough. */
  private strayTold = false;
  private received = 0;

  constructor(
    interchange: Interchange,
    gs: Segment,
    private readonly around: Surroundings,
  ) {
    const [functionalId, senderCode, receiverCode, controlNumber, guideId] = [1, 2, 3, 6, 8].map((position) =>
      gs.element(position),
    ) as [...[string, string, string, string, string]];
    this.group = { interchange, gs, functionalId, senderCode, receiverCode, controlNumber, guideId };
  }

  open({ isDuplicate }: { isDuplicate: boolean }): void {
    const { events, report } = this.around;
    events.openGroup(this.group);
    groupFindings(this.group.gs).forEach(report);
    if (isDuplicate) report(envelopeFinding('AK905:19', this.group.gs, 6));
  }

  take(segment: Segment): void {
    if (segment.id === 'ST') return this.openTransaction(segment);
    if (this.transaction === undefined) return this.takeStray(segment);
    if (segment.id === 'SE') this.closeTransaction({ se: segment });
    else this.transaction.take(segment);
  }

  /** Ends the group at its GE, or at the segment before which the GE is missing. */
  close(end: { ge: Segment } | { missingBefore: Segment }): void {
    const { rules, visitors, report } = this.around;
    const at = 'ge' in end ? end.ge : end.missingBefore;
    if (this.transaction) this.closeTransaction({ missingBefore: at });
    const ge = 'ge' in end ? end.ge : undefined;
    if (ge) {
      if (!isCount(ge.element(1), this.received)) report(envelopeFinding('AK905:5', ge, 1));
      if (ge.element(2) !== this.group.controlNumber) report(envelopeFinding('AK905:4', ge, 2));
    } else report(envelopeFinding('AK905:3', at));
    rules.closeGroup(this.group, this.outcome(ge));
    visitors.closeGroup(this.group, this.outcome(ge));
  }

  private openTransaction(st: Segment): void {
    if (this.transaction) this.closeTransaction({ missingBefore: st });
    const controlNumber = st.element(2);
    const isDuplicate = this.controlNumbers.repeats(controlNumber);
    this.received++;
    this.strayTold = false;
    this.transaction = new TransactionReader(this.group, st, this.around);
    this.transaction.open({ isDuplicate });
  }

  private closeTransaction(end: { se: Segment } | { missingBefore: Segment }): void {
    this.transaction?.close(end);
    this.transaction = undefined;
  }

  private takeStray(segment: Segment): void {
    if (!this.strayTold) this.around.report(envelopeFinding('TA105:024', segment));
    this.strayTold = true;
    this.around.events.interchangeSegment(segment);
  }

  private outcome(ge: Segment | undefined): GroupOutcome {
    const { errors, warnings } = this.tally;
    const declared = ge && /^\d{1,6}$/.test(ge.element(1)) ? Number(ge.element(1)) : undefined;
    return { errors, warnings, ge, declared, received: this.received };
  }
}
