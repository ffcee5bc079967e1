import type { StarterChapter } from './starter-chapter.js';

/** What caused an injury (V00 to Y99): beside it, never first. */
export const externalCauses: StarterChapter = {
  categories: {
    V89: 'Accident of a vehicle, kind not named',
    V892: 'Person hurt in a traffic accident of a motor vehicle, kind not named',
    W01: 'Fall on one level by slipping, tripping or stumbling',
    W010: 'Fall on one level by slipping or tripping, not striking an object',
    W19: 'Fall, kind not named',
    W26: 'Contact with a knife, sword or other sharp thing',
    W260: 'Contact with a knife',
    Y92: 'Where it happened',
  },
  codes: {
    V892XXA: 'Person hurt in a traffic accident of a motor vehicle, kind not named, active treatment',
    W010XXA: 'Fall on one level by slipping or tripping, not striking an object, active treatment',
    W19XXXA: 'Fall, kind not named, active treatment',
    W260XXA: 'Contact with a knife, active treatment',
    Y929: 'Happened at a place not named',
  },
};
