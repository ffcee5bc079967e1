import { type StoryLine, storyFaults, summaryFaults } from './claim-story.js';

const line = (kind: string, facts: StoryLine['facts'] = {}): StoryLine => ({ kind, facts });
const submitted = line('claim-submitted', { submissionId: 's' });
const accepted = line('claim-acknowledged', { submissionId: 's', outcome: 'accepted' });
const rejected = line('claim-acknowledged', { submissionId: 's', outcome: 'rejected' });
const posted = line('payment-posted', { paymentId: 'p' });
const paid = [line('claim-created'), submitted, accepted, posted, line('claim-closed')];

it('finds nothing in what is usual', () => {
  expect(storyFaults(paid)).toEqual([]);
  expect(storyFaults([line('claim-held')])).toEqual([]);
  expect(storyFaults([line('claim-created'), submitted, rejected, line('claim-held')])).toEqual([]);
});

it('finds nothing in a payment that is heard before the sending', () => {
  expect(storyFaults([line('claim-created'), posted, line('claim-closed'), submitted, accepted])).toEqual([]);
});

it.each([
  ['a second creation', [...paid, line('claim-created')]],
  ['a sending that was told twice', [line('claim-created'), submitted, submitted]],
  ['a sending before the creation', [submitted, line('claim-created')]],
  ['an acknowledgment before the sending', [line('claim-created'), accepted, submitted]],
  ['a payment that was told twice', [...paid, posted, line('claim-closed')]],
  ['an end without a payment', [line('claim-created'), line('claim-closed')]],
  ['a claim that is held for nothing', [line('claim-created'), submitted, line('claim-held')]],
  ['something unknown', [line('claim-vanished')]],
])('finds %s', (_what, lines) => {
  expect(storyFaults(lines)).toHaveLength(1);
});

it('finds a claim that stands where its story does not lead', () => {
  const summary = { status: 'paid', timesSent: 1, announced: true };
  expect(summaryFaults(summary, paid)).toEqual([]);
  expect(summaryFaults({ ...summary, timesSent: 2 }, paid)).toHaveLength(1);
  expect(summaryFaults({ ...summary, announced: false }, paid)).toHaveLength(1);
  expect(summaryFaults({ ...summary, status: 'accepted' }, paid)).toHaveLength(1);
  expect(summaryFaults({ ...summary, status: 'rejected' }, paid)).toHaveLength(2);
});
