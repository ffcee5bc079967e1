import { invariant } from '@claimstream/kernel';
import type { Random } from './random.js';
import type { UsualVisit } from './visits.js';

/** A visit such as somebody of that age and gender has. The catalogues have one for everybody from 2 to 90. */
export function fittingVisit<Visit extends UsualVisit>(
  random: Random,
  { visits, age, gender }: { visits: readonly Visit[]; age: number; gender: 'female' | 'male' },
): Visit {
  const fitting = visits.filter(
    (visit) => age >= visit.ages[0] && age <= visit.ages[1] && (!visit.gender || visit.gender === gender),
  );
  invariant(fitting.length > 0, 'There is a usual visit for everybody from 2 to 90.');
  return random.weighted(fitting);
}

/** A charge in the range, in whole dollars as fee schedules have them. */
export const chargeOf = (random: Random, [from, to]: readonly [number, number]): number =>
  random.between(from / 100, to / 100) * 100;
