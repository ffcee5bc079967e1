/** How a visit is billed: a code of evaluation and management or of a preventive visit, and the reason that it implies by itself. */
export interface VisitKind {
  readonly code: string | 'preventive';
  readonly reason?: string | 'preventive';
  readonly placeOfService?: string;
}

/** SNOMED CT encounter types, for those that occur in the public synthetic records. What is not here waits for a coder. */
export const visitOfType: Readonly<Record<string, VisitKind>> = {
  '33879002': { code: '99211', reason: 'Z23' },
  '50849002': { code: '99284' },
  '86013001': { code: 'preventive', reason: 'preventive' },
  '162673000': { code: 'preventive', reason: 'preventive' },
  '169762003': { code: '59430', reason: 'Z39.2' },
  '183460006': { code: '99284' },
  '185345009': { code: '99213' },
  '185347001': { code: '99213' },
  '185349003': { code: '99213' },
  '230690007': { code: '99285', reason: 'I63.9' },
  '270427003': { code: '99213' },
  '308335008': { code: '99213' },
  '390906007': { code: '99213' },
  '410429000': { code: '99285', reason: 'I46.9' },
  '410620009': { code: 'preventive', reason: 'preventive' },
  '424441002': { code: '99204', reason: 'Z34.90' },
  '424619006': { code: '99213', reason: 'Z34.90' },
  '439708006': { code: '99348', placeOfService: '12' },
  '698314001': { code: '99213' },
  '702927004': { code: '99213', placeOfService: '20' },
};

/** Place of service by the class of the encounter (v3 ActCode); an office where it says nothing else. */
export const placeOfClass: Readonly<Record<string, string>> = { AMB: '11', EMER: '23', IMP: '21', HH: '12', VR: '02' };

/** Codes of office visits, which are not billed for a day in hospital or an emergency department. */
export const officeCodes: ReadonlySet<string> = new Set(['99204', '99211', '99213']);

/** What an office visit is billed as where it happened in an emergency department. */
export const emergencyCode = '99283';

/** Preventive visit of an established patient of that age in years. */
export function preventiveCode(age: number): string {
  const [, code] = preventiveByAge.find(([until]) => age <= until)!;
  return code;
}

const preventiveByAge = [
  [0, '99391'],
  [4, '99392'],
  [11, '99393'],
  [17, '99394'],
  [39, '99395'],
  [64, '99396'],
  [Infinity, '99397'],
] as const;

/** The reason for a preventive visit without abnormal findings, by age. */
export function preventiveReason({ days, years }: { days: number; years: number }): string {
  if (days < 8) return 'Z00.110';
  if (days < 29) return 'Z00.111';
  return years < 18 ? 'Z00.129' : 'Z00.00';
}
