import type { Labelled } from './labelled-encounter.js';

export const addOn: readonly Labelled[] = [
  { says: 'type 1 beside its primary', lines: '17000 / 17003', finds: '' },
  { says: 'type 1 before its primary', lines: '17003 / 17000', finds: '' },
  { says: 'type 1 alone', lines: '17003', finds: 'ADD_ON_ALONE error /serviceLines/0' },
  { says: 'type 1 beside something else', lines: '11042 / 17003', finds: 'ADD_ON_WITHOUT_PRIMARY error /serviceLines/1' },
  { says: 'type 1, its primary on another encounter of the day', lines: '17003', earlier: '17000 2026-03-02', finds: '' },
  {
    says: 'type 1, its primary on the day before',
    lines: '17003',
    earlier: '17000 2026-03-01',
    finds: 'ADD_ON_ALONE error /serviceLines/0',
  },
  {
    says: 'type 1, its primary by a colleague',
    lines: '17003',
    earlier: '~17000 2026-03-02',
    finds: 'ADD_ON_ALONE error /serviceLines/0',
  },
  { says: 'more critical care after the first', lines: '99291 / 99292', finds: '' },
  { says: 'more critical care alone', lines: '99292', finds: 'ADD_ON_ALONE error /serviceLines/0' },
  { says: 'more critical care beside a visit', lines: '99213 / 99292', finds: 'ADD_ON_WITHOUT_PRIMARY error /serviceLines/1' },
  { says: 'a second vaccine', lines: '90471 / 90472 x2', finds: '' },
  {
    says: 'two add-ons beside each other',
    lines: '90472 / 17003',
    finds: `ADD_ON_ALONE error /serviceLines/0
      ADD_ON_ALONE error /serviceLines/1`,
  },
  { says: 'type 2 alone', lines: '0054T', finds: 'ADD_ON_ALONE error /serviceLines/0' },
  { says: 'type 2 beside any procedure', lines: '27447 / 0054T', finds: '' },
  { says: 'type 3 beside a listed one', lines: '36556 / 76937', finds: '' },
  { says: 'type 3 beside another', lines: '27447 / 76937', finds: 'ADD_ON_PRIMARY_UNLISTED warning /serviceLines/1' },
  { says: 'type 3 alone', lines: '76937', finds: 'ADD_ON_ALONE error /serviceLines/0' },
  {
    says: 'the primary on another day of the encounter',
    lines: '17000 / 17003 2026-03-03',
    also: { endDateOfService: '2026-03-03' },
    finds: 'ADD_ON_ALONE error /serviceLines/1',
  },
  { says: 'outpatients as well', kind: 'outpatient', lines: '17003', finds: 'ADD_ON_ALONE error /serviceLines/0' },
  { says: 'a stay has no such edits', kind: 'stay', dx: 'J189:Y', lines: '17003', finds: '' },
];
