import { type ExternalList } from '../grammar/element-rule.js';
import { dataElement, type DataElementNumber } from '../standard/data-elements.js';

/** Where a value is needed and what is known of it. */
export interface ValuePlace {
  readonly number: DataElementNumber;
  readonly list: ExternalList | undefined;
  /** The form that the guide prescribes; all that our guides have is nine digits. */
  readonly pattern: RegExp | undefined;
  /** The code of element 1250 beside it. */
  readonly format: string | undefined;
  /** The loop path and segment id. */
  readonly place: string;
  readonly position: number;
}

/** A value that the element takes: right in type, length and, where others check it, in its list. */
export function sampleValue({ number, list, pattern, format, place, position }: ValuePlace): string {
  const special = byPlace[`${place.split('/').slice(-2).join('/')}${position}`] ?? byElement[number];
  if (special !== undefined) return special;
  if (pattern) return '123456789';
  if (list) return byList[list];
  if (number === 1251) return byFormat[format ?? 'D8'] ?? '20260302';
  const { type, min } = dataElement(number);
  switch (type) {
    case 'DT':
      return '20260302';
    case 'TM':
      return '1200';
    case 'N0':
    case 'R':
      return '1'.repeat(min);
    case 'AN':
    case 'ID':
      return 'A1B2C3D4E5F6'.slice(0, Math.max(min, 1));
  }
}

const byFormat: Readonly<Record<string, string>> = { D8: '20260302', RD8: '20260302-20260305', DT: '202603021430', TM: '1430' };

const byList: Readonly<Record<ExternalList, string>> = {
  adjustmentReason: '45',
  claimStatus: '20',
  claimStatusCategory: 'A1',
  country: 'US',
  currency: 'USD',
  diagnosisRelatedGroup: '470',
  facilityType: '11',
  placeOfService: '11',
  remark: 'M1',
  revenue: '0120',
  state: 'AL',
  taxonomy: '207Q00000X',
};

/** Elements whose values are known by more than type and length. */
const byElement: Readonly<Record<string, string>> = {
  19: 'BIRMINGHAM',
  67: '1234567893',
  116: '352330001',
  329: '0001',
  1325: '1',
  1331: '11',
  1352: '01',
  1715: 'AL',
};

/** Places that want one value, by loop, segment and position. */
const byPlace: Readonly<Record<string, string>> = {
  '2410/LIN3': '12345678901',
  '/ST3': '005010X230',
};
