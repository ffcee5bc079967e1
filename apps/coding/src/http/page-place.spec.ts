import { newId } from '@claimstream/kernel';
import { InvalidRequest, toCursor } from '@claimstream/service-kit';
import { placeOf } from './page-place.js';

it('is where the page before ended', () => {
  const id = newId();
  expect(placeOf(toCursor(['2026-03-02', id]))).toEqual({ key: '2026-03-02', id });
  expect(placeOf(undefined)).toBeUndefined();
});

it.each([[[1, newId()]], [['2026-03-02', 'x']], [['2026-03-02', 1]]])('refuses %j, which we never gave', (keys) => {
  expect(() => placeOf(toCursor(keys))).toThrow(InvalidRequest);
});
