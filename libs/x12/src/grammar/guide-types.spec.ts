import { guide271 } from '../guides/271.js';
import { guide835 } from '../guides/835.js';
import { guide837P } from '../guides/837p.js';
import { type CodesIn } from './guide-types.js';

type Equal<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

describe('CodesIn', () => {
  it('is a union of the codes of the guide, wherever the element stands', () => {
    const checks: [
      Equal<CodesIn<typeof guide835, '2100', 'CLP', 2>, '1' | '2' | '3' | '4' | '19' | '20' | '21' | '22' | '23' | '25'>,
      Equal<CodesIn<typeof guide835, '', 'BPR', 4>, 'ACH' | 'BOP' | 'CHK' | 'FWT' | 'NON'>,
      Equal<CodesIn<typeof guide837P, '2010AA', 'NM1', 2>, '1' | '2'>,
      Equal<CodesIn<typeof guide271, '2000A', 'HL', 1>, string>,
    ] = [true, true, true, true];

    expect(checks).toEqual([true, true, true, true]);
    expect([guide835.id, guide837P.id, guide271.id]).toHaveLength(3);
  });
});
