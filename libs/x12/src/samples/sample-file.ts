import { type Guide } from '../grammar/dsl.js';

/** A whole file around one set of a guide. */
export function sampleFile({ functionalId, id }: Guide, set: readonly string[]): string {
  const segments = [
    'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260302*1200*^*00501*000000001*0*T*:',
    `GS*${functionalId}*SENDER*RECEIVER*20260302*1200*1*X*${id}`,
    ...set,
    'GE*1*1',
    'IEA*1*000000001',
  ];
  return segments.map((segment) => `${segment}~`).join('');
}
