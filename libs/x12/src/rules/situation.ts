import { type ElementPlace } from '../findings.js';
import { type Segment } from '../segment.js';
import { type Problem } from './loop-check.js';

/** A situational rule of the guide that is broken. */
export function broken(code: string, segment: Segment, message: string, place?: ElementPlace): Problem {
  return { snip: 4, severity: 'error', code, segment, message, ...(place && { place }) };
}

/** The same where receivers live with it: an error only for what we send. */
export function odd(code: string, segment: Segment, message: string, place?: ElementPlace): Problem {
  return { ...broken(code, segment, message, place), severity: 'warning' };
}
