import type { CalendarDate } from '@claimstream/kernel';
import type { Random } from './random.js';
import type { Practice } from './tenants.js';

/** What is decided before the visit: who comes where, and how they are insured. */
export interface Scene {
  random: Random;
  index: number;
  on: CalendarDate;
  age: number;
  gender: 'female' | 'male';
  practice: Practice;
}
