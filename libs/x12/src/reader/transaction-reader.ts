import { type Finding, positionOf, type Report } from '../findings.js';
import { compileGuide } from '../grammar/compile.js';
import { partnerGuide } from '../profiles/partner-guide.js';
import { type Profile } from '../profiles/profile.js';
import { type Segment } from '../segment.js';
import { chooseGuide } from './choose-guide.js';
import { envelopeFinding, isCount } from './envelope-findings.js';
import { type FunctionalGroup, type TransactionOutcome, type TransactionSet } from './events.js';
import { type AllEvents } from './fan-out.js';
import { GuideWalk } from './guide-walk.js';
import { type SegmentCheck } from './segment-check.js';
import { Tally } from './tally.js';

/** What the reading of a transaction set needs around it. */
export interface Surroundings {
  /** Rules and visitors together, rules first. */
  readonly events: AllEvents;
  /** Apart, for what closes: the outcome that visitors get counts what rules find at the close. */
  readonly rules: AllEvents;
  readonly visitors: AllEvents;
  readonly report: Report;
  readonly elements: SegmentCheck;
  readonly profile: Profile;
}

/** Reads one transaction set from ST to SE. */
export class TransactionReader {
  readonly tally = new Tally();
  readonly transaction: TransactionSet;
  private readonly walk: GuideWalk | undefined;
  private readonly remarks: readonly Finding[];
  private segmentCount = 1;

  constructor(
    group: FunctionalGroup,
    st: Segment,
    private readonly around: Surroundings,
  ) {
    const { events, elements, report, profile } = around;
    const [type, controlNumber, guideReference] = [st.element(1), st.element(2), st.element(3)];
    const claim = { functionalId: group.functionalId, groupGuideId: group.guideId, transaction: type, reference: guideReference };
    const { guide, remarks } = chooseGuide(claim, profile);
    const compiled = guide && compileGuide(partnerGuide(guide, profile));
    this.transaction = { group, st, type, controlNumber, guideReference, guide: compiled };
    this.walk = compiled && new GuideWalk(compiled, events, elements, report);
    this.remarks = remarks.map(({ code, severity, message }) => ({
      snip: 1,
      severity,
      code,
      path: 'ST',
      position: positionOf(st),
      message,
    }));
  }

  open({ isDuplicate }: { isDuplicate: boolean }): void {
    const { events, report } = this.around;
    const { st, type, controlNumber } = this.transaction;
    events.openTransaction(this.transaction);
    if (!/^\d{3}$/.test(type)) report(envelopeFinding('IK502:6', st, 1));
    if (controlNumber.length < 4 || controlNumber.length > 9) report(envelopeFinding('IK502:7', st, 2));
    if (isDuplicate) report(envelopeFinding('IK502:23', st, 2));
    this.remarks.forEach(report);
    if (this.walk) this.walk.start(st);
    else events.segment(undefined, st);
  }

  take(segment: Segment): void {
    this.segmentCount++;
    if (this.walk) this.walk.take(segment);
    else this.around.events.segment(undefined, segment);
  }

  /** Ends the set at its SE, or at the segment before which the SE is missing. */
  close(end: { se: Segment } | { missingBefore: Segment }): void {
    const { rules, visitors, report } = this.around;
    const { controlNumber } = this.transaction;
    const se = 'se' in end ? end.se : undefined;
    if (se) {
      this.take(se);
      if (!isCount(se.element(1), this.segmentCount)) report(envelopeFinding('IK502:4', se, 1));
      if (se.element(2) !== controlNumber) report(envelopeFinding('IK502:3', se, 2));
    } else if ('missingBefore' in end) {
      const finding = envelopeFinding('IK502:2', end.missingBefore);
      report({ ...finding, path: 'SE', position: { ...finding.position, segmentId: 'SE', segmentIndex: this.segmentCount + 1 } });
    }
    this.walk?.finish();
    rules.closeTransaction(this.transaction, this.outcome(se));
    visitors.closeTransaction(this.transaction, this.outcome(se));
  }

  private outcome(se: Segment | undefined): TransactionOutcome {
    const { errors, warnings } = this.tally;
    return { errors, warnings, se, segmentCount: this.segmentCount };
  }
}
