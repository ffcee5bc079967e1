/** How something is spoken of that is not simply so. */
export const manners = ['negated', 'uncertain', 'historical', 'resolved', 'family', 'hypothetical'] as const;
export type Manner = (typeof manners)[number];

/** `at-end`: what stands before, when the words end the thought ("pneumonia, probable."); `next-before`: the word or two before. */
export type Reach = 'after' | 'before' | 'at-end' | 'around' | 'next-before';

/** Words that say how what stands after (or before) them is meant; after NegEx and ConText, in our own choice. Parted by bars. */
export interface TriggerWords {
  readonly manner: Manner | 'none';
  /** `none`: the words mean nothing of the kind though they look like it. */
  readonly reach: Reach;
  readonly words: string;
}

const relatives = [
  'mother',
  'father',
  'brother',
  'sister',
  'parent',
  'grandmother',
  'grandfather',
  'aunt',
  'uncle',
  'cousin',
  'sibling',
  'daughter',
  'son',
];
const telling = [
  'report',
  'state',
  'say',
  'deny',
  'note',
  'brought',
  'bring',
  'request',
  'is concerned',
  'is worried',
  'feel',
  'believe',
  'present',
];

/** Relatives who are there or tell something, and are not the ones that have it. */
const tellers = (who: string): string[] =>
  ['by', 'with', 'per', 'and', 'from'].flatMap((before) => [
    `${before} ${who}`,
    `${before} her ${who}`,
    `${before} his ${who}`,
    `${before} the ${who}`,
  ]);

export const triggerWords: readonly TriggerWords[] = [
  {
    ...{ manner: 'none', reach: 'after' },
    words:
      'no increase | no change | no significant change | not only | not necessarily | gram negative | no further | without difficulty | not certain | no longer than | cannot be ruled out | could not be ruled out | not ruled out | not been ruled out | per mother | per father | per parent | no improvement | not improving | not improved | not resolved | not controlled | not well controlled | not at goal | no relief | no known cause | prior to',
  },
  {
    ...{ manner: 'none', reach: 'after' },
    words: relatives.flatMap((who) => [...tellers(who), ...telling.map((does) => `${who} ${does}`)]).join(' | '),
  },
  {
    ...{ manner: 'negated', reach: 'after' },
    words:
      'no | not | denies | denied | denying | without | never | negative for | neg for | no evidence of | no sign of | free of | absence of | absent | ruled out for | no history of | declines | no complaint of | lack of | lacks | resolved without | non | nor | neither | fails to reveal | ruled out',
  },
  {
    ...{ manner: 'negated', reach: 'before' },
    words:
      'ruled out | was ruled out | is ruled out | has been ruled out | have been ruled out | were ruled out | negative | was negative | is negative | were negative | is absent | are absent | not present | not seen | unlikely | is unlikely | denied | not found | excluded',
  },
  {
    ...{ manner: 'uncertain', reach: 'after' },
    words:
      'probable | probably | possible | possibly | suspected | suspect | suspicious for | suspicion of | suspicion for | likely | questionable | concern for | concerning for | worrisome for | consistent with | compatible with | indicative of | suggestive of | rule out | working diagnosis | may be | might be | may have | might have | could be | could have | appears to be | differential | differential diagnosis | evaluate for | evaluation for | versus | vs | cannot rule out | cannot exclude | cannot be excluded | ? | presumed | presumptive | query | likely due to | likely from | likely secondary to | likely related to | probably due to | possibly due to',
  },
  {
    ...{ manner: 'uncertain', reach: 'before' },
    words:
      'cannot be ruled out | could not be ruled out | not ruled out | cannot be excluded | is in the differential | versus | vs',
  },
  {
    ...{ manner: 'uncertain', reach: 'at-end' },
    words: 'is suspected | was suspected | suspected | is possible | is likely | is probable | likely | possible | probable | ?',
  },
  { ...{ manner: 'resolved', reach: 'after' }, words: 'resolved' },
  { ...{ manner: 'resolved', reach: 'before' }, words: 'resolved | has resolved | is resolved | have resolved' },
  {
    ...{ manner: 'historical', reach: 'after' },
    words: 'history of | history | prior | previous | previously | remote | status post | former | in childhood | childhood',
  },
  {
    ...{ manner: 'historical', reach: 'before' },
    words: 'in the past | as a child | in childhood | year ago',
  },
  { ...{ manner: 'family', reach: 'around' }, words: `family history | family hx | ${relatives.join(' | ')}` },
  {
    ...{ manner: 'hypothetical', reach: 'after' },
    words:
      'if | should | return for | return to clinic for | risk of | risk for | at risk for | precaution | to prevent | prevention of | prophylaxis | prophylaxis for | watch for | monitor for | warned about | sign of | educated on | screen for | screening for | in case of | exposure to | exposed to | contact with | unless | test for | tested for | immunization against | vaccine for | vaccinated against | to avoid | worried about | fear of | afraid of',
  },
  {
    ...{ manner: 'hypothetical', reach: 'next-before' },
    words:
      'vaccine | vaccination | shot | booster | immunization | test | swab | panel | culture | precaution | prophylaxis | screen | screening | education | clinic | exposure | medication',
  },
];

/** Words at which what was said of one thing ends. */
export const terminatorWords =
  'but | however | although | though | except | besides | apart from | aside from | other than | yet | still | which | who | because | since | until | presents with | presents | presenting | complains | complains of | reports | reported | admits | endorses | positive for | now | today | here | comes | came | admitted | found to have | found | currently | has | developed | started | ; | seen';
