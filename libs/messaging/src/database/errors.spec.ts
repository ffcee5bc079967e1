import { isLostRace, isRefusedWrite, mayRunAgain } from './errors.js';

const failure = (code: string, constraint?: string) => Object.assign(new Error('said by the database'), { code, constraint });

it.each(['40001', '40P01'])('runs the same again after %s', (code) => {
  expect(mayRunAgain(failure(code))).toBe(true);
});

it.each(['23505', '23514', '22003', '22P05', '42501', 'P0001'])('blames the data for %s', (code) => {
  expect(isRefusedWrite(failure(code))).toBe(true);
});

it.each(['08006', '53100', '57P01', '58030', '42P01', '40001', 'ECONNREFUSED'])('never blames the data for %s', (code) => {
  expect(isRefusedWrite(failure(code))).toBe(false);
});

it('knows a failure that TypeORM has wrapped', () => {
  expect(mayRunAgain({ name: 'QueryFailedError', driverError: failure('40P01') })).toBe(true);
});

it('tells a lost race from other serialization failures', () => {
  expect(isLostRace(failure('40001', 'lost_race'))).toBe(true);
  expect(isLostRace(failure('40001'))).toBe(false);
});
