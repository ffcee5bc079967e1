/** A procedure with what a practice usually charges for it. */
export interface UsualLine {
  procedureCode: string;
  modifiers?: readonly string[];
  chargeCents: readonly [from: number, to: number];
  /** Positions in the diagnoses, the first is 1. */
  pointers: readonly number[];
  revenueCode?: string;
  /** In which share of such visits the line is there; absent: always. */
  share?: number;
}

/** Codes that one sees together: a reason to come and what is done then. */
export interface UsualVisit {
  name: string;
  weight: number;
  /** Whom it happens to, in years, both inclusive. */
  ages: readonly [from: number, to: number];
  gender?: 'female' | 'male';
  diagnoses: readonly string[];
  lines: readonly UsualLine[];
}

const line = (
  procedureCode: string,
  chargeCents: readonly [number, number],
  pointers: readonly number[] = [1],
  more: Partial<UsualLine> = {},
): UsualLine => ({ procedureCode, chargeCents, pointers, ...more });

const lowVisit = line('99213', [11_000, 16_000]);
const moderateVisit = line('99214', [16_000, 24_000]);
const venipuncture = line('36415', [900, 1_800]);

/** What an office sees (837P). */
export const officeVisits: readonly UsualVisit[] = [
  {
    name: 'hypertension and diabetes, follow-up',
    weight: 14,
    ages: [35, 90],
    diagnoses: ['I10', 'E11.9'],
    lines: [
      { ...moderateVisit, pointers: [1, 2] },
      line('83036', [3_000, 4_500], [2], { share: 0.7 }),
      line('80053', [3_500, 6_000], [1, 2], { share: 0.5 }),
      { ...venipuncture, pointers: [1, 2], share: 0.5 },
    ],
  },
  {
    name: 'high cholesterol, follow-up',
    weight: 8,
    ages: [30, 85],
    diagnoses: ['E78.5'],
    lines: [lowVisit, line('80061', [4_000, 7_000]), venipuncture],
  },
  { name: 'upper respiratory infection', weight: 12, ages: [1, 80], diagnoses: ['J06.9'], lines: [lowVisit] },
  {
    name: 'sore throat with strep test',
    weight: 8,
    ages: [3, 40],
    diagnoses: ['J02.9', 'R50.9'],
    lines: [lowVisit, line('87880', [2_500, 4_500], [1, 2], { modifiers: ['QW'] })],
  },
  { name: 'low back pain', weight: 8, ages: [20, 80], diagnoses: ['M54.50'], lines: [lowVisit] },
  {
    name: 'urinary tract infection',
    weight: 6,
    ages: [16, 85],
    gender: 'female',
    diagnoses: ['N39.0'],
    lines: [lowVisit, line('81002', [700, 1_500])],
  },
  {
    name: 'depression, follow-up',
    weight: 5,
    ages: [18, 75],
    diagnoses: ['F32.9', 'F41.1'],
    lines: [moderateVisit, line('96127', [800, 1_500])],
  },
  {
    name: 'well child visit with immunization',
    weight: 8,
    ages: [5, 11],
    diagnoses: ['Z00.129', 'Z23'],
    lines: [
      line('99393', [15_000, 22_000], [1], { modifiers: ['25'] }),
      line('90686', [2_500, 4_000], [2]),
      line('90460', [3_000, 4_500], [2]),
    ],
  },
  {
    name: 'adult preventive visit',
    weight: 8,
    ages: [40, 64],
    diagnoses: ['Z00.00'],
    lines: [
      line('99396', [18_000, 26_000]),
      line('36415', [900, 1_800], [1], { share: 0.6 }),
      line('80061', [4_000, 7_000], [1], { share: 0.6 }),
    ],
  },
  {
    name: 'knee injection with visit',
    weight: 4,
    ages: [45, 85],
    diagnoses: ['M17.11'],
    lines: [
      { ...lowVisit, modifiers: ['25'] },
      line('20610', [12_000, 20_000], [1], { modifiers: ['RT'] }),
      line('J3301', [800, 1_600]),
    ],
  },
  {
    name: 'new patient with asthma',
    weight: 4,
    ages: [6, 60],
    diagnoses: ['J45.909'],
    lines: [line('99203', [16_000, 23_000], [1], { modifiers: ['25'] }), line('94010', [5_000, 9_000])],
  },
  {
    name: 'anemia work-up',
    weight: 4,
    ages: [18, 85],
    diagnoses: ['D64.9'],
    lines: [lowVisit, line('85025', [2_000, 3_500]), venipuncture],
  },
];

/** What a hospital sees without a bed (type of bill 131, 837I). */
export const outpatientVisits: readonly UsualVisit[] = [
  {
    name: 'chest pain in the emergency department',
    weight: 5,
    ages: [35, 90],
    diagnoses: ['R07.9'],
    lines: [
      line('99284', [90_000, 150_000], [1], { revenueCode: '0450' }),
      line('93005', [20_000, 35_000], [1], { revenueCode: '0730' }),
      line('71046', [25_000, 45_000], [1], { revenueCode: '0324' }),
      line('84484', [9_000, 15_000], [1], { revenueCode: '0301' }),
    ],
  },
  {
    name: 'laceration in the emergency department',
    weight: 3,
    ages: [2, 60],
    diagnoses: ['S61.411A'],
    lines: [
      line('99282', [40_000, 70_000], [1], { revenueCode: '0450', modifiers: ['25'] }),
      line('12001', [30_000, 50_000], [1], { revenueCode: '0450' }),
    ],
  },
  {
    name: 'screening mammogram',
    weight: 4,
    ages: [45, 75],
    gender: 'female',
    diagnoses: ['Z12.31'],
    lines: [line('77067', [25_000, 40_000], [1], { revenueCode: '0403' })],
  },
];

/** What a hospital sees with a bed (type of bill 111, 837I). */
export const inpatientStays: readonly (UsualVisit & { drgCode: string; days: readonly [number, number] })[] = [
  {
    name: 'pneumonia',
    weight: 2,
    ages: [50, 92],
    diagnoses: ['J18.9', 'I10', 'E11.9'],
    drgCode: '195',
    days: [2, 5],
    lines: [],
  },
  {
    name: 'heart failure',
    weight: 2,
    ages: [60, 95],
    diagnoses: ['I13.0', 'I50.9', 'N18.30'],
    drgCode: '293',
    days: [2, 6],
    lines: [],
  },
];
