import { guides } from '../guides/index.js';
import { compileGuide } from './compile.js';
import { undecidableStates } from './decidability.js';
import { guide, loop, many, R, S, segment, unordered } from './dsl.js';

describe('undecidableStates', () => {
  it.each(guides.map((each) => [each.id, each] as const))('finds none in %s', (_, each) => {
    expect(undecidableStates(compileGuide(each))).toEqual([]);
  });

  it('finds two places for one segment', () => {
    const unsound = guide({
      ...{ id: 'T', accepts: [], transaction: '000', functionalId: 'ZZ', name: 'Test' },
      body: [
        segment('ST', 'Header', R, 1, { 1: R }),
        unordered(segment('REF', 'One', S, 1, { 1: R.of('A', 'B') }), segment('REF', 'Other', S, 1, { 1: R.of('B', 'C') })),
        loop('1000', 'Party', S, many, [
          segment('N1', 'Party', R, 1, { 1: R.of('PR') }),
          segment('REF', 'Third', S, 1, { 1: R.of('D') }),
        ]),
        segment('SE', 'Trailer', R, 1, { 1: R, 2: R }),
      ],
    });

    expect(undecidableStates(compileGuide(unsound))).toEqual(['after ST (Header): REF (One) or REF (Other)']);
  });
});
