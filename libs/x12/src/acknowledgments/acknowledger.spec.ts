import { readX12 } from '../reader/read.js';
import { acknowledger } from './acknowledger.js';

const receipt = { date: '2026-03-03', time: '09:30' };
const isa = 'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260302*1200*^*00501*000000007*0*P*:~';
const inquiry = (control: string, change: (text: string) => string = (text) => text) =>
  change(
    `ST*270*${control}*005010X279A1~BHT*0022*13*1*20260302*1200~HL*1**20*1~NM1*PR*2*PAYER*****PI*12345~HL*2*1*21*1~` +
      'NM1*1P*2*CLINIC*****XX*1234567893~HL*3*2*22*0~TRN*1*OUR-TRACE*9CLINICIDX~NM1*IL*1*DOE*JANE****MI*M1~DTP*291*D8*20260302~EQ*30~' +
      `SE*12*${control}~`,
  );
const file = (...sets: string[]) =>
  `${isa}GS*HS*SENDER*RECEIVER*20260302*1200*11*X*005010X279A1~${sets.join('')}GE*${sets.length}*11~IEA*1*000000007~`;

describe('acknowledger', () => {
  it('accepts what is right, and no TA1 is due', () => {
    expect(answersTo(file(inquiry('0001'), inquiry('0002')))).toMatchObject([
      {
        isTa1Due: false,
        ta1: { controlNumber: 7, date: '2026-03-02', time: '12:00', status: 'A', note: '000' },
        acknowledgments: [
          {
            ...{ functionalId: 'HS', groupControlNumber: 11, guide: '005010X279A1', status: 'A' },
            ...{ declaredCount: 2, receivedCount: 2, acceptedCount: 2 },
            transactions: [
              { type: '270', controlNumber: '0001', guide: '005010X279A1', status: 'A' },
              { type: '270', controlNumber: '0002', status: 'A' },
            ],
          },
        ],
      },
    ]);
  });

  it("rejects the bad set of two, with place, value and the sender's own number", () => {
    const bad = (text: string) => text.replace('D8*20260302', 'D8*20260231').replace('NM1*PR*2*PAYER*****PI*12345~', '');

    const [answer] = answersTo(file(inquiry('0001'), inquiry('0002', bad).replace('SE*12', 'SE*11')));
    const [acknowledgment] = answer!.acknowledgments;

    expect(acknowledgment).toMatchObject({ status: 'P', declaredCount: 2, receivedCount: 2, acceptedCount: 1 });
    expect(acknowledgment!.transactions[1]).toEqual({
      ...{ type: '270', controlNumber: '0002', guide: '005010X279A1', status: 'R', syntaxErrors: ['5'] },
      errors: [
        { segmentId: 'NM1', position: 4, loop: '2100', code: '3' },
        {
          ...{ segmentId: 'DTP', position: 9, loop: '2100', code: '8', contexts: [{ name: 'TRN02', value: 'OUR-TRACE' }] },
          elements: [{ position: { element: 3 }, dataElement: 1251, code: '8', value: '20260231' }],
        },
      ],
    });
  });

  it('accepts with errors what is only odd', () => {
    const [answer] = answersTo(file(inquiry('0001', (text) => text.replace('HL*3*2*', 'HL*9*2*'))));

    expect(answer!.acknowledgments[0]).toMatchObject({ status: 'E', transactions: [{ status: 'E', syntaxErrors: ['5'] }] });
  });

  it('rejects the group whose trailer does not fit', () => {
    const [answer] = answersTo(file(inquiry('0001')).replace('GE*1*11', 'GE*3*12'));

    expect(answer!.acknowledgments[0]).toMatchObject({
      ...{ status: 'R', declaredCount: 3, receivedCount: 1, acceptedCount: 0, syntaxErrors: ['5', '4'] },
      transactions: [{ status: 'A' }],
    });
  });

  it.each([
    ['control numbers that differ', (text: string) => text.replace('IEA*1*000000007', 'IEA*1*000000008'), '001'],
    ['a missing trailer', (text: string) => text.replace('IEA*1*000000007~', ''), '023'],
    ['a bad terminator', (text: string) => text.replace(':~GS', ':GGS'), '004'],
    ['a header that breaks off', (text: string) => text.slice(0, 40), '023'],
  ])('rejects an interchange with %s by TA1 alone', (_, damage, note) => {
    expect(answersTo(damage(file(inquiry('0001'))))).toMatchObject([
      { isTa1Due: true, ta1: { status: 'R', note }, acknowledgments: [] },
    ]);
  });

  it('never answers an acknowledgment', () => {
    const acknowledged = file(inquiry('0001')).replace('GS*HS', 'GS*FA');

    expect(answersTo(acknowledged)).toMatchObject([{ isTa1Due: false, acknowledgments: [] }]);
  });

  it('sends a TA1 when the sender asks for one', () => {
    expect(answersTo(file(inquiry('0001')).replace('*0*P*:', '*1*P*:'))).toMatchObject([
      { isTa1Due: true, ta1: { status: 'A' } },
    ]);
  });
});

function answersTo(text: string) {
  const visitor = acknowledger(receipt);
  readX12(text, {}, [visitor]);
  return visitor.answers;
}
