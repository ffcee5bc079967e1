import { SeenNumbers } from './seen-numbers.js';

it.each([
  [
    ['0001', '0002', '0003'],
    [false, false, false],
  ],
  [
    ['0001', '0002', '0001'],
    [false, false, true],
  ],
  [
    ['0005', '0004', '0005', '0004'],
    [false, false, true, true],
  ],
  [
    ['0002', '0004', '0003', '0004'],
    [false, false, false, true],
  ],
  [
    ['1', '0001', '1', '0001'],
    [false, false, true, true],
  ],
  [
    ['', 'A', 'A', ''],
    [false, false, true, true],
  ],
])('knows which of %j come twice', (numbers, repeated) => {
  const seen = new SeenNumbers();

  expect(numbers.map((number) => seen.repeats(number))).toEqual(repeated);
});
