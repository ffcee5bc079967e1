import { strict } from '../profiles/profile.js';
import { collector, type ReadGroup } from './collect.js';
import { type TransactionSet } from './events.js';
import { emittedFrom, readX12, readX12Stream } from './read.js';
import { X12Reader } from './x12-reader.js';

const isa = (control = '000000007') =>
  `ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260302*1200*^*00501*${control}*0*P*:~`;
const set = (control = '0001') =>
  `ST*270*${control}*005010X279A1~BHT*0022*13*1*20260302*1200~HL*1**20*1~NM1*PR*2*PAYER*****PI*12345~HL*2*1*21*1~` +
  `NM1*1P*2*CLINIC*****XX*1234567893~HL*3*2*22*0~NM1*IL*1*DOE*JANE****MI*M1~EQ*30~SE*10*${control}~`;
const group = (body = set(), control = '11') =>
  `GS*HS*SENDER*RECEIVER*20260302*1200*${control}*X*005010X279A1~${body}GE*1*${control}~`;
const file = (body = group(), control?: string) => `${isa(control)}${body}IEA*1*${control ?? '000000007'}~`;

/** Every finding of a file as `code path`, warnings marked. */
const findingsOf = (text: string, options = {}) => {
  const found: string[] = [];
  readX12(text, options, [
    { finding: ({ code, path, severity }) => found.push(`${severity === 'error' ? '' : '?'}${code} ${path}`) },
  ]);
  return found;
};

describe('X12Reader', () => {
  it('reads interchanges, groups and sets with what they say of themselves', () => {
    const { interchanges, findings } = readX12(file() + file(group(), '000000008'));

    expect(findings).toEqual([]);
    expect(interchanges.map(({ interchange }) => [interchange.number, interchange.controlNumber, interchange.senderId])).toEqual([
      [1, '000000007', 'SENDER'],
      [2, '000000008', 'SENDER'],
    ]);
    const [{ group: gs, transactions }] = interchanges[0]!.groups as [ReadGroup];
    expect(gs).toMatchObject({ functionalId: 'HS', controlNumber: '11', guideId: '005010X279A1' });
    expect(transactions).toMatchObject([
      { transaction: { type: '270', controlNumber: '0001' }, outcome: { errors: 0, segmentCount: 10 } },
    ]);
  });

  it.each<[string, (text: string) => string, string[]]>([
    ['IEA02 that is not ISA13', (text) => text.replace('IEA*1*000000007', 'IEA*1*000000001'), ['TA105:001 IEA/IEA02']],
    ['a wrong count of groups', (text) => text.replace('IEA*1', 'IEA*2'), ['TA105:021 IEA/IEA01']],
    ['a missing IEA', (text) => text.replace(/IEA.*/, ''), ['TA105:023 GE']],
    ['a segment outside of a set, once', (text) => text.replace('GE*1', 'REF*G1*X~REF*G1*Y~GE*1'), ['TA105:024 REF']],
    ['a missing GE', (text) => text.replace('GE*1*11~', ''), ['AK905:3 IEA']],
    ['GE02 that is not GS06', (text) => text.replace('GE*1*11', 'GE*1*12'), ['AK905:4 GE/GE02']],
    ['a wrong count of sets', (text) => text.replace('GE*1', 'GE*2'), ['AK905:5 GE/GE01']],
    ['a functional group that nobody knows', (text) => text.replace('GS*HS', 'GS*ZZ'), ['AK905:1 GS/GS01', '?IK502:18 ST']],
    ['a missing SE', (text) => text.replace('SE*10*0001~', ''), ['IK502:2 SE']],
    ['SE02 that is not ST02', (text) => text.replace('SE*10*0001', 'SE*10*0002'), ['IK502:3 SE/SE02']],
    ['a wrong count of segments', (text) => text.replace('SE*10', 'SE*11'), ['IK502:4 SE/SE01']],
    ['a guide that is not that of the group', (text) => text.replace('0001*005010X279A1', '0001*005010X291'), ['IK502:I6 ST']],
    ['an id without erratum, with a warning', (text) => text.replaceAll('005010X279A1', '005010X279'), ['?IK502:I6 ST']],
    ['a set that we do not read, with a warning', (text) => text.replace('ST*270', 'ST*850'), ['?IK502:1 ST']],
    ['an ISA with a bad date', (text) => text.replace('260302*1200*^', '261302*1200*^'), ['TA105:014 ISA/ISA09']],
    [
      'a sender whose letters X12 lacks',
      (text) => text.replace('*SENDER         *', '*SÉNDER         *'),
      ['TA105:006 ISA/ISA06'],
    ],
    [
      'a control character in ISA04',
      (text) => text.replace('*00*          *ZZ', '*00*\u0007         *ZZ'),
      ['TA105:013 ISA/ISA04'],
    ],
    ['a control character in a code of GS', (text) => text.replace('HS*SENDER', 'HS*SEND\u0007R'), ['TA105:024 GS/GS02']],
    ['a delimiter in an id of ISA', (text) => text.replace('*RECEIVER ', '*RECEI~ER '), ['TA105:008 ISA/ISA08']],
    ['another version', (text) => text.replace('*00501*', '*00401*'), ['TA105:003 ISA/ISA12']],
  ])('finds %s', (_, damage, expected) => {
    expect(findingsOf(damage(file()))).toEqual(expected);
  });

  it('finds control numbers that come twice', () => {
    const sets = group(set('0001') + set('0001')).replace('GE*1', 'GE*2');

    expect(findingsOf(file(sets))).toEqual(['IK502:23 ST/ST02']);
    expect(findingsOf(file(group() + group()).replace('IEA*1', 'IEA*2'))).toEqual(['AK905:19 GS/GS06']);
    expect(findingsOf(file() + file())).toEqual(['TA105:025 ISA/ISA13']);
  });

  it('goes on behind an interchange that breaks off', () => {
    const { interchanges } = readX12(
      `${isa()}GS*HS*SENDER*RECEIVER*20260302*1200*1*X*005010X279A1~ST*270*0001*005010X279A1~${file(group(), '000000008')}`,
    );

    expect(interchanges.map(({ outcome }) => [outcome.iea === undefined, outcome.errors])).toEqual([
      [true, 3],
      [false, 0],
    ]);
  });

  it('lets a TA1 stand before the groups and alone', () => {
    const ta1 = 'TA1*000000001*260301*1200*A*000~';

    expect(findingsOf(file(ta1 + group()))).toEqual([]);
    expect(findingsOf(file(ta1).replace('IEA*1', 'IEA*0'))).toEqual([]);
  });

  it('checks what a TA1 says', () => {
    const findings = findingsOf(file('TA1*1*260301*1200*B*999~' + group()));
    expect(findings).toEqual(['IK403:4 TA1/TA101', 'IK403:7 TA1/TA104', 'IK403:7 TA1/TA105']);
  });

  it('warns of levels that are not numbered rightly, and refuses them strictly', () => {
    const odd = file().replace('HL*2*1*21*1', 'HL*5*9*21*1').replace('HL*3*2*22*0', 'HL*3*2*22*1');

    expect(findingsOf(odd)).toEqual([
      '?IK403:7 2000A/2000B/HL/HL01',
      '?IK403:7 2000A/2000B/HL/HL02',
      '?IK403:7 2000A/2000B/2000C/HL/HL01',
      '?IK403:7 2000A/2000B/2000C/HL/HL02',
      '?IK403:7 2000A/2000B/2000C/HL/HL04',
    ]);
    expect(findingsOf(odd, { profile: strict }).every((finding) => finding.startsWith('IK403:7'))).toBe(true);
  });

  it('reads by the profile of a partner', () => {
    const theirs = file().replaceAll('005010X279A1', '005010').replace('NM1*PR*2', 'NM1*ZZ*2').replace('HL*2*1', 'HL*4*1');
    const profile = {
      ...{ name: 'theirs', oddities: 'warning' as const, guideIds: { '005010': '005010X279A1' } },
      ...{ extraCodes: { '2100A/NM101': ['ZZ'] }, severities: { 'IK403:7': 'ignored' as const } },
    };

    expect(findingsOf(theirs, { profile })).toEqual([]);
    expect(findingsOf(theirs)).toEqual(['IK502:I6 ST']);
  });

  it('stops telling findings at its limit and goes on counting', () => {
    const told: string[] = [];
    const reader = new X12Reader(
      { finding: ({ code }) => told.push(code), closeTransaction: (_, { errors }) => told.push(`${errors}`) },
      { limits: { findings: 2 } },
    );
    reader.push(file().replace('EQ*30~', 'XX1~XX2~XX3~XX4~EQ*30~'));
    reader.end();

    expect(told).toEqual(['IK304:1', 'IK304:1', '5']);
  });

  it('still tells what is wrong with the envelopes when a set has too many findings to tell', () => {
    const bad = file().replace('EQ*30~', 'XX1~XX2~XX3~EQ*30~').replace('GE*1*11', 'GE*1*12').replace('IEA*1', 'IEA*2');

    expect(findingsOf(bad, { limits: { findings: 1 } })).toEqual(['IK304:1 XX1', 'AK905:4 GE/GE02', 'TA105:021 IEA/IEA01']);
  });

  it('gives rules every event before visitors and counts what they find', () => {
    const { interchanges } = readX12(file(), {
      rules: [
        (report) => ({
          closeTransaction: ({ st }) =>
            report({
              ...{ snip: 3, severity: 'error', code: 'TEST', path: '', message: 'A test.' },
              position: { offset: st.offset, line: 1, segmentIndex: 1, segmentId: 'ST' },
            }),
        }),
      ],
    });

    expect(interchanges[0]!.groups[0]!.transactions[0]).toMatchObject({ outcome: { errors: 1 }, findings: [{ code: 'TEST' }] });
  });

  it('reads a stream as it reads the whole, and hands out what visitors emit', async () => {
    const text = file(group(set('0001') + set('0002')).replace('GE*1', 'GE*2'));
    const chunks = text.match(/.{1,7}/g) ?? [];
    const streamed = collector();

    await readX12Stream(chunks, [streamed]);
    const controls: string[] = [];
    const visitorFor = (emit: (control: string) => void) => ({
      closeTransaction: ({ controlNumber }: TransactionSet) => emit(controlNumber),
    });
    for await (const control of emittedFrom(chunks, visitorFor)) controls.push(control);

    expect(streamed.file).toEqual(readX12(text));
    expect(controls).toEqual(['0001', '0002']);
  });

  it('never shows what stands in the place of a segment id', () => {
    const shown = JSON.stringify(
      readX12(file().replace('EQ*30', 'JANE DOE 1970-01-01*30')).interchanges[0]!.groups[0]!.transactions[0]!.findings,
    );

    expect(shown).toContain('IK304:1');
    expect(shown).not.toContain('JANE');
  });
});
