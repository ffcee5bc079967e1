/** Levels of medical decision making, in order. Source: CPT evaluation and management guidelines as of 2023; coding-rules, section 6. */
export const decisionLevels = ['straightforward', 'low', 'moderate', 'high'] as const;
export type DecisionLevel = (typeof decisionLevels)[number];

/** A visit code that has levels: what the next lower one of its family lacks is in `level` or in `minutes`. */
export interface VisitCode {
  readonly code: string;
  readonly family: VisitFamily;
  /** Medical decision making that the code asks for; absent where only time counts, or where neither does (99211). */
  readonly level?: DecisionLevel;
  /** Total minutes on the date that are to be met or exceeded; absent where time does not count. */
  readonly minutes?: number;
}

export type VisitFamily =
  | 'office, new patient'
  | 'office, established patient'
  | 'hospital, initial'
  | 'hospital, subsequent'
  | 'hospital, admitted and discharged on one day'
  | 'hospital, discharge'
  | 'emergency department';

const visit = (family: VisitFamily, code: string, level?: DecisionLevel, minutes?: number): VisitCode => ({
  ...{ code, family, level, minutes },
});

/** By family from the lowest level to the highest. Where two share a level (99238 and 99239) time alone tells them apart. */
export const visitCodes: readonly VisitCode[] = [
  visit('office, new patient', '99202', 'straightforward', 15),
  visit('office, new patient', '99203', 'low', 30),
  visit('office, new patient', '99204', 'moderate', 45),
  visit('office, new patient', '99205', 'high', 60),
  visit('office, established patient', '99211'),
  visit('office, established patient', '99212', 'straightforward', 10),
  visit('office, established patient', '99213', 'low', 20),
  visit('office, established patient', '99214', 'moderate', 30),
  visit('office, established patient', '99215', 'high', 40),
  visit('hospital, initial', '99221', 'straightforward', 40),
  visit('hospital, initial', '99222', 'moderate', 55),
  visit('hospital, initial', '99223', 'high', 75),
  visit('hospital, subsequent', '99231', 'straightforward', 25),
  visit('hospital, subsequent', '99232', 'moderate', 35),
  visit('hospital, subsequent', '99233', 'high', 50),
  visit('hospital, admitted and discharged on one day', '99234', 'straightforward', 45),
  visit('hospital, admitted and discharged on one day', '99235', 'moderate', 70),
  visit('hospital, admitted and discharged on one day', '99236', 'high', 85),
  visit('hospital, discharge', '99238', undefined, 1),
  visit('hospital, discharge', '99239', undefined, 31),
  visit('emergency department', '99281'),
  visit('emergency department', '99282', 'straightforward'),
  visit('emergency department', '99283', 'low'),
  visit('emergency department', '99284', 'moderate'),
  visit('emergency department', '99285', 'high'),
];

const byCode = new Map(visitCodes.map((visit) => [visit.code, visit]));
const byFamily = Map.groupBy(visitCodes, ({ family }) => family);

export const visitCodeOf = (code: string): VisitCode | undefined => byCode.get(code);

/** The codes of a family, the lowest level first. */
export const visitCodesOf = (family: VisitFamily): readonly VisitCode[] => byFamily.get(family) ?? [];

/** Evaluation and management outside the CPT section: ophthalmological visits, and Medicare's own codes. */
const otherVisits = new Set([
  ...['92002', '92004', '92012', '92014', 'G0101', 'G0245', 'G0246', 'G0380', 'G0381', 'G0382', 'G0383', 'G0384'],
  ...['G0402', 'G0438', 'G0439', 'G0463', 'S0610', 'S0612'],
]);

/** Whether a code is evaluation and management, to which 24, 25 and 57 belong and 59 does not (NCCI policy manual, chapter I, E). */
export const isVisit = (code: string): boolean =>
  (code >= '99202' && code <= '99499' && code.length === 5) || (code >= '98000' && code <= '98016') || otherVisits.has(code);

const newPatientCodes = new Set(['99202', '99203', '99204', '99205', '92002', '92004']);

/** Whether a code is only for patients whom nobody of the group and specialty saw in the three years before. */
export const isNewPatientVisit = (code: string): boolean =>
  newPatientCodes.has(code) || (code >= '99381' && code <= '99387') || (code >= '99341' && code <= '99345');
