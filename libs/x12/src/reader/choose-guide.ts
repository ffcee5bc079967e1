import { type Guide } from '../grammar/dsl.js';
import { guideFor, guides } from '../guides/index.js';
import { type Profile } from '../profiles/profile.js';

/** What a file says of the guide of a transaction set. */
export interface GuideClaim {
  /** GS01, GS08, ST01, ST03. */
  readonly functionalId: string;
  readonly groupGuideId: string;
  readonly transaction: string;
  readonly reference: string;
}

/** Something to say about the choice: the IK502 code and a sentence. */
export interface ChoiceRemark {
  readonly code: 'IK502:1' | 'IK502:18' | 'IK502:I6';
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface GuideChoice {
  /** Undefined when we have no such guide: then only the envelope is read. */
  readonly guide: Guide | undefined;
  readonly remarks: readonly ChoiceRemark[];
}

/**
 * Chooses the guide of a transaction set: ST03 names it, GS08 does where ST03 is not used (835). Ids of another erratum are read with a
 * warning; other guides with the same GS01 and ST01 (predetermination X291, reporting X298) are refused and never read as claims.
 */
export function chooseGuide(claim: GuideClaim, { guideIds = {} }: Profile): GuideChoice {
  const { transaction, functionalId } = claim;
  const groupId = guideIds[claim.groupGuideId] ?? claim.groupGuideId;
  const reference = guideIds[claim.reference] ?? claim.reference;
  if (!guides.some((guide) => guide.transaction === transaction)) return { guide: undefined, remarks: [unknownTransaction] };

  const byGroup = guideFor({ id: groupId, transaction });
  const guide = reference === '' ? byGroup : guideFor({ id: reference, transaction });
  if (guide === undefined) return { guide, remarks: [unknownGuide] };
  const remarks = [
    guide !== byGroup && otherGuide,
    guide === byGroup && (groupId !== guide.id || !['', guide.id].includes(reference)) && otherErratum,
    functionalId !== guide.functionalId && otherGroup,
  ];
  return { guide, remarks: remarks.filter((remark) => remark !== false) };
}

const unknownTransaction: ChoiceRemark = {
  ...{ code: 'IK502:1', severity: 'warning' },
  message: 'The transaction set is none that we read; only its envelope was checked.',
};
const unknownGuide: ChoiceRemark = {
  ...{ code: 'IK502:I6', severity: 'error' },
  message: 'The implementation guide is none that we read; only the envelope was checked.',
};
const otherGuide: ChoiceRemark = {
  code: 'IK502:I6',
  severity: 'error',
  message: 'ST03 does not name the implementation guide of GS08.',
};
const otherErratum: ChoiceRemark = {
  ...{ code: 'IK502:I6', severity: 'warning' },
  message: 'The implementation guide is named with another erratum than the one that we read it by.',
};
const otherGroup: ChoiceRemark = {
  ...{ code: 'IK502:18', severity: 'warning' },
  message: 'GS01 is not the functional group of the transaction set.',
};
