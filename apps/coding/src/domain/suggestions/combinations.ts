/** Codes that stand for several conditions together. A condition is a code or the beginning of one. */
export interface Combination {
  readonly of: readonly string[];
  readonly unless?: readonly string[];
  readonly code: string;
  /** Of `of`, what the combined code stands for; the others are coded beside it. */
  readonly replaces: readonly string[];
  readonly source: string;
}

const hypertension = 'ICD-10-CM I.C.9.a';
const withConvention = 'ICD-10-CM I.A.15';
const endStage = ['N185', 'N186'];

/** In order: the first that fits its conditions takes them. */
export const combinations: readonly Combination[] = [
  ...endStage.map((stage) => ({ of: ['I10', 'I50', stage], code: 'I132', replaces: ['I10'], source: hypertension })),
  { of: ['I10', 'I50', 'N18'], code: 'I130', replaces: ['I10'], source: hypertension },
  ...endStage.map((stage) => ({ of: ['I10', stage], code: 'I120', replaces: ['I10'], source: hypertension })),
  { of: ['I10', 'N18'], code: 'I129', replaces: ['I10'], source: hypertension },
  { of: ['I10', 'I50'], code: 'I110', replaces: ['I10'], source: hypertension },
  { of: ['E119', 'N18'], code: 'E1122', replaces: ['E119'], source: withConvention },
  { of: ['E109', 'N18'], code: 'E1022', replaces: ['E109'], source: withConvention },
  { of: ['E119', 'G629'], code: 'E1142', replaces: ['E119', 'G629'], source: withConvention },
  { of: ['E119', 'R739'], code: 'E1165', replaces: ['E119', 'R739'], source: withConvention },
  { of: ['E109', 'R739'], code: 'E1065', replaces: ['E109', 'R739'], source: withConvention },
  { of: ['E119', 'E162'], code: 'E11649', replaces: ['E119', 'E162'], source: withConvention },
  { of: ['J449', 'J20'], code: 'J440', replaces: ['J449'], source: 'J44.0' },
  { of: ['J449', 'J18'], code: 'J440', replaces: ['J449'], source: 'J44.0' },
  { of: ['M5450', 'M5431'], code: 'M5441', replaces: ['M5450', 'M5431'], source: 'M54.3 Excludes1' },
  { of: ['M5450', 'M5432'], code: 'M5442', replaces: ['M5450', 'M5432'], source: 'M54.3 Excludes1' },
  { of: ['M5450', 'M5430'], code: 'M5440', replaces: ['M5450', 'M5430'], source: 'M54.3 Excludes1' },
  { of: ['R110', 'R111'], code: 'R112', replaces: ['R110', 'R111'], source: 'R11.2' },
  { of: ['E7800', 'E781'], code: 'E782', replaces: ['E7800', 'E781'], source: 'E78.2' },
  { of: ['D649', 'N18'], code: 'D631', replaces: ['D649'], source: withConvention },
];
