import { type SampleOptions } from '../samples/guide-sample.js';

/** Where pyx12 is wrong or lacks something that the guide has, so that our samples leave it out when it judges. */
export interface JudgeDifference extends Pick<SampleOptions, 'without' | 'avoiding'> {
  readonly why: string;
}

const noSubrogation: JudgeDifference = {
  avoiding: { BHT06: ['31'] },
  why: 'BHT06 31, the subrogation demand, is missing from its list.',
};

/** By guide id. */
export const judgeDifferences: Readonly<Record<string, readonly JudgeDifference[]>> = {
  '005010X222A1': [
    noSubrogation,
    {
      without: [
        '2000A/2000B/2300/2400/PWK Durable Medical Equipment Certificate of Medical Necessity Indicator',
        '2000A/2000B/2000C/2300/2400/PWK Durable Medical Equipment Certificate of Medical Necessity Indicator',
      ],
      why: 'It takes PWK of a certificate (CT with AB, AD …) for an ordinary attachment, whose list has CT too.',
    },
  ],
  '005010X223A2': [noSubrogation],
  '005010X231A1': [
    {
      without: ['2000/2100/CTX Business Unit Identifier'],
      why: 'It counts the two uses of CTX as one; the second variant of the sample shows the other use.',
    },
  ],
};
