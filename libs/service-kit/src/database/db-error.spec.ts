import { DbError, toDbError } from './db-error.js';

const ofDriver = (code: string, more = {}) =>
  toDbError(Object.assign(new Error('relation of JANE DOE'), { code, ...more })) as DbError;

it.each(['08006', '53100', '53300', '57P01', '57P03', '58030', '57014', '25006', 'ECONNREFUSED', 'ETIMEDOUT', 'EPIPE'])(
  'is unavailable: %s',
  (code) => {
    expect(ofDriver(code)).toMatchObject({ unavailable: true, transient: true, conflict: false });
  },
);

it.each(['40001', '40P01'])('is a conflict: %s', (code) => {
  expect(ofDriver(code)).toMatchObject({ conflict: true, transient: true, unavailable: false });
});

it.each(['23505', '23514', '22P02', '42501', '42P01', 'P0001', 'XX000'])('is for good: %s', (code) => {
  expect(ofDriver(code)).toMatchObject({ code, transient: false });
});

it('keeps names of the schema and drops what the driver says, unless it speaks of our SQL', () => {
  const error = ofDriver('23505', {
    constraint: 'claim_pkey',
    table: 'claim',
    detail: 'Key (name)=(JANE DOE) already exists.',
    where: 'JANE',
  });
  expect(error).toMatchObject({
    constraint: 'claim_pkey',
    place: { table: 'claim' },
    message: 'Database error 23505, constraint claim_pkey',
  });
  expect(JSON.stringify(error)).not.toContain('JANE');
  expect((toDbError(Object.assign(new Error('column "x" does not exist'), { code: '42703' })) as DbError).message).toContain(
    'column "x" does not exist',
  );
});

it('leaves alone what did not come from the database', () => {
  const bug = new TypeError('x is not a function');
  expect(toDbError(bug)).toBe(bug);
  expect(toDbError('text')).toBe('text');
});
