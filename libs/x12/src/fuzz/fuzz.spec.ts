import { fuzz } from './fuzz.js';

it('reads damaged files of every kind without a crash, a hang or a result that hangs on chunks', () => {
  fuzz({ runs: 5_000, seed: 837 });
}, 120_000);
