import { type Finding } from '../findings.js';
import { compileGuide } from '../grammar/compile.js';
import { guide, loop, many, R, S, segment, unordered } from '../grammar/dsl.js';
import { segmentFromText } from '../segment.js';
import { usualDelimiters } from '../delimiters.js';
import { GuideWalk } from './guide-walk.js';
import { SegmentCheck } from './segment-check.js';

/** A small claim: one header, parties, claims with references, providers and lines. */
const claims = compileGuide(
  guide({
    ...{ id: 'TEST', accepts: [], transaction: '837', functionalId: 'HC', name: 'Test' },
    body: [
      segment('ST', 'Header', R, 1, { 1: R, 2: R }),
      loop('1000', 'Party', R, 1, [
        segment('NM1', 'Submitter', R, 1, { 1: R.of('41') }),
        segment('N3', 'Street', R, 1, { 1: R }),
        segment('N4', 'City', R, 1, { 1: R }),
      ]),
      loop('2300', 'Claim', R, 2, [
        segment('CLM', 'Claim', R, 1, { 1: R }),
        unordered(
          segment('REF', 'Referral', S, 1, { 1: R.of('9F'), 2: R }),
          segment('REF', 'Authorization', S, 2, { 1: R.of('G1'), 2: R }),
        ),
        segment('NTE', 'Note', S, 1, { 1: R.of('ADD'), 2: R }),
        loop('2310A', 'Provider', S, 1, [
          segment('NM1', 'Provider', R, 1, { 1: R.of('82') }),
          segment('N3', 'Street', S, 1, { 1: R }),
        ]),
        loop('2310B', 'Facility', S, 1, [segment('NM1', 'Facility', R, 1, { 1: R.of('77') })]),
        loop('2400', 'Line', R, many, [segment('LX', 'Line', R, 1, { 1: R }), segment('SV1', 'Service', R, 1, { 2: R })]),
      ]),
      segment('SE', 'Trailer', R, 1, { 1: R, 2: R }),
    ],
  }),
);

describe('GuideWalk', () => {
  it('opens and closes loops around their segments', () => {
    const { events, findings } = walk(
      'NM1*41 N3*A N4*BB CLM*1 REF*G1*A REF*9F*B NM1*82 N3*C LX*1 SV1**1 LX*2 SV1**2 CLM*2 LX*1 SV1**1',
    );

    expect(findings).toEqual([]);
    expect(events.join(' ')).toBe(
      'ST (1000 NM1 N3 N4 1000) (2300 CLM REF REF (2310A NM1 N3 2310A) (2400 LX SV1 2400) (2400 LX SV1 2400) 2300) (2300 CLM (2400 LX SV1 2400) 2300) SE',
    );
  });

  it.each([
    ['a required segment that is missing, where it should have stood', 'NM1*41 N4*BB CLM*1 LX*1 SV1**1', ['IK304:3 1000/N3 3']],
    ['a required segment that comes late as out of order only', 'NM1*41 N4*BB N3*A CLM*1 LX*1 SV1**1', ['IK304:7 1000/N3 4']],
    ['a required loop that is missing', 'CLM*1 LX*1 SV1**1', ['IK304:3 1000/NM1 2']],
    ['what is missing at the very end', 'NM1*41 N3*A N4*BB CLM*1', ['IK304:3 2300/2400/LX 6']],
    ['a segment that stands too often', 'NM1*41 N3*A N4*BB CLM*1 REF*9F*A REF*9F*B LX*1 SV1**1', ['IK304:5 2300/REF 7']],
    [
      'a loop that stands too often',
      'NM1*41 N3*A N4*BB CLM*1 LX*1 SV1**1 CLM*2 LX*1 SV1**1 CLM*3 LX*1 SV1**1',
      ['IK304:4 2300/CLM 11'],
    ],
    ['a segment that nobody knows', 'NM1*41 N3*A N4*BB XYZ*1 CLM*1 LX*1 SV1**1', ['IK304:1 XYZ 5']],
    ['a segment of another transaction', 'NM1*41 N3*A N4*BB BPR*1 CLM*1 LX*1 SV1**1', ['IK304:6 BPR 5']],
    [
      'a segment that has no place where it stands',
      'NM1*41 N3*A N4*BB CLM*1 LX*1 SV1**1 NTE*ADD*X LX*2 SV1**2',
      ['IK304:2 NTE 8'],
    ],
    [
      'a bad qualifier as such where only one use can be meant',
      'NM1*41 N3*A N4*BB CLM*1 NTE*XX*X LX*1 SV1**1',
      ['IK403:7 2300/NTE/NTE01 6'],
    ],
    [
      'a segment without a usable qualifier where several can be meant',
      'NM1*41 N3*A N4*BB CLM*1 REF*XX*X LX*1 SV1**1',
      ['IK304:2 REF 6'],
    ],
  ])('reports %s', (_, text, expected) => {
    expect(walk(text).findings).toEqual(expected);
  });

  it('passes over what belongs to an unknown loop', () => {
    const { events, findings } = walk('NM1*41 N3*A N4*BB CLM*1 NM1*99 N3*C REF*G1*A LX*1 SV1**1');

    expect(findings).toEqual(['IK304:2 NM1 6']);
    expect(events.join(' ')).toBe('ST (1000 NM1 N3 N4 1000) (2300 CLM ?NM1 ?N3 ?REF (2400 LX SV1 2400) 2300) SE');
  });

  it('enters a loop whose first segment is missing when nothing else can be meant', () => {
    const { events, findings } = walk('NM1*41 N3*A N4*BB CLM*1 SV1**5');

    expect(findings).toEqual(['IK304:3 2300/2400/LX 6']);
    expect(events.join(' ')).toBe('ST (1000 NM1 N3 N4 1000) (2300 CLM (2400 SV1 2400) 2300) SE');
  });
});

function walk(text: string) {
  const events: string[] = [];
  const findings: string[] = [];
  const report = ({ code, path, position }: Finding) => findings.push(`${code} ${path} ${position.segmentIndex}`);
  const listener = {
    openLoop: ({ id }: { id: string }) => events.push(`(${id}`),
    closeLoop: ({ id }: { id: string }) => events.push(`${id})`),
    segment: (node: unknown, { id }: { id: string }) => events.push(node ? id : `?${id}`),
  };
  const guideWalk = new GuideWalk(claims, listener, new SegmentCheck(report, () => new Set()), report);
  const segments = `ST*837*0001 ${text} SE*1*0001`
    .split(' ')
    .map((one, index) => segmentFromText(one, usualDelimiters, { index: index + 1, line: 1, offset: 0 }));
  guideWalk.start(segments[0]!);
  segments.slice(1).forEach((segment) => guideWalk.take(segment));
  guideWalk.finish();
  return { events, findings };
}
