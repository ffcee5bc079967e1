import type { EncounterInput } from '@claimstream/contracts';

type Subscriber = NonNullable<EncounterInput['subscriberPrimary']>;

/** A plan of the made-up market: who is in it and how its members are numbered. */
export interface SyntheticPayer {
  payerId: string;
  name: string;
  claimFilingIndicator: NonNullable<Subscriber['insuranceCard']['claimFilingIndicator']>;
  planNames: readonly string[];
  /** How a member id looks: 9 a digit, A a letter, everything else itself. */
  memberIdPattern: string;
  /** Children are members on their own instead of dependents of a parent. */
  coversEachMember: boolean;
  weight: { child: number; adult: number; senior: number };
}

/** The payers behind the simulator's doors. None of them exists. */
export const payers: readonly SyntheticPayer[] = [
  {
    payerId: 'DEMO1',
    name: 'Demonstration Health Plan',
    claimFilingIndicator: 'CI',
    planNames: ['Choice PPO', 'Essential HDHP'],
    memberIdPattern: 'DHP999999999',
    coversEachMember: false,
    weight: { child: 5, adult: 6, senior: 1 },
  },
  {
    payerId: 'DEMO2',
    name: 'Example Blue Plan',
    claimFilingIndicator: 'BL',
    planNames: ['Blue Sample PPO'],
    memberIdPattern: 'AAA999999999',
    coversEachMember: false,
    weight: { child: 3, adult: 4, senior: 1 },
  },
  {
    payerId: 'DEMO3',
    name: 'Sample Senior Coverage',
    claimFilingIndicator: 'MB',
    planNames: [],
    memberIdPattern: '9AA9AA9AA99',
    coversEachMember: true,
    weight: { child: 0, adult: 0, senior: 10 },
  },
  {
    payerId: 'DEMO4',
    name: 'Sample State Assistance',
    claimFilingIndicator: 'MC',
    planNames: [],
    memberIdPattern: '999999999999',
    coversEachMember: true,
    weight: { child: 4, adult: 2, senior: 1 },
  },
];
