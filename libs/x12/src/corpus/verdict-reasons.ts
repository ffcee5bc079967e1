import { type CorpusFile } from './corpus.js';

/** Why our verdict on some files is another than that of most validators that have the guide. */
export interface VerdictReason {
  readonly files: RegExp;
  readonly ours: 'valid' | 'invalid';
  readonly why: string;
}

export const verdictReasons: readonly VerdictReason[] = [
  {
    files: /_X29[128]-/,
    ours: 'invalid',
    why: 'A predetermination (X291, X292) or post-adjudicated data report (X298), not a claim, though GS01 and ST01 are the same. We read other guides never as claims and answer IK502 I6.',
  },
  {
    files: /270-two-transactions/,
    ours: 'invalid',
    why: 'The second set asks about nobody: no EQ under the subscriber and no dependent. The validators check structure only.',
  },
  {
    files: /837P\/lfh(demo)?__demo-/,
    ours: 'valid',
    why: 'The group says 005010X222A2, an erratum that the other validators have no guide for and so refuse; it is read as X222A1 with a warning.',
  },
  {
    files: /837P\/stupidedi__X222-case-1/,
    ours: 'valid',
    why: 'Text before ISA and the guide id without its erratum: both are read with a warning; the claim itself is right.',
  },
  {
    files: /999\/stupidedi__X231A1-response-to-functional-group/,
    ours: 'valid',
    why: 'A byte order mark before ISA, which others refuse; behind it is the example of the guide itself.',
  },
  {
    files: /271\/herophilus__271Sample/,
    ours: 'valid',
    why: 'The entities of a benefit stand between LS and LE, several times in a set, as the guide wants; the others place LS and LE elsewhere.',
  },
  {
    files: /271\/khx12__gainwell/,
    ours: 'valid',
    why: 'GS01 is that of the inquiry (HS). The sets themselves are right, so that this is a warning for what we receive.',
  },
  {
    files: /277CA\/imsweb__x12_277CA_rejected/,
    ours: 'valid',
    why: 'The provider level has a trace and no status of its own (2200C STC): two validators require one, the examples of X12 do without.',
  },
];

export function reasonFor({ name }: CorpusFile, ours: 'valid' | 'invalid'): string | undefined {
  return verdictReasons.find((reason) => reason.ours === ours && reason.files.test(name))?.why;
}
