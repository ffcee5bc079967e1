import { componentList } from '../../mapping/composed-codecs.js';

/** Pointers to diagnoses, as numbers from 1. */
export const diagnosisPointers = componentList<number>(
  (read) => (/^\d{1,2}$/.test(read) ? Number(read) : undefined),
  (value) => String(value),
);
