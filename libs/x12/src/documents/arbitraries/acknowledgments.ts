import fc, { type Arbitrary } from 'fast-check';
import { type Acknowledgment999, type ErrorContext, type Ta1 } from '../acknowledgments.js';
import { code, count, day, number, some, time, words } from './values.js';

const position = fc.record(
  { element: fc.integer({ min: 1, max: 20 }), component: fc.integer({ min: 1, max: 9 }) },
  { requiredKeys: ['element'] },
);

const trigger: Arbitrary<ErrorContext> = fc.record(
  {
    name: fc.constant('SITUATIONAL TRIGGER'),
    segmentId: fc.constantFrom('CLM', 'NM1'),
    position: fc.integer({ min: 2, max: 999_999 }),
    loop: fc.constantFrom('2300', '2010'),
    element: position,
  },
  { requiredKeys: ['name', 'segmentId', 'position'] },
);

const businessUnit: Arbitrary<ErrorContext> = fc.record({ name: fc.constant('CLM01'), value: code(1, 20) });

const syntaxErrors = (codes: readonly string[]) => some(fc.constantFrom(...codes), 5);

export const acknowledgment: Arbitrary<Acknowledgment999> = fc.record(
  {
    functionalId: fc.constantFrom('HC', 'HP', 'HS'),
    groupControlNumber: fc.integer({ min: 1, max: 999_999_999 }),
    guide: fc.constant('005010X222A1'),
    transactions: fc.array(
      fc.record(
        {
          type: fc.constantFrom('837', '835', '270'),
          controlNumber: number(4, 9),
          guide: fc.constant('005010X222A1'),
          errors: some(
            fc.record(
              {
                segmentId: fc.constantFrom('NM1', 'CLM', 'N3'),
                position: fc.integer({ min: 2, max: 999_999 }),
                loop: fc.constantFrom('2300', '2010'),
                code: fc.constantFrom('3', '8', 'I6'),
                contexts: fc
                  .tuple(businessUnit, fc.array(trigger, { maxLength: 3 }))
                  .map(([unit, triggers]) => [unit, ...triggers]),
                elements: some(
                  fc.record(
                    {
                      position,
                      dataElement: fc.integer({ min: 1, max: 1999 }),
                      code: fc.constantFrom('1', '7', 'I10'),
                      value: words(30),
                      contexts: some(trigger, 2),
                    },
                    { requiredKeys: ['position', 'code'] },
                  ),
                  3,
                ),
              },
              { requiredKeys: ['segmentId', 'position'] },
            ),
            3,
          ),
          status: fc.constantFrom('A' as const, 'E' as const, 'R' as const),
          syntaxErrors: syntaxErrors(['1', '5', '23', 'I5']),
        },
        { requiredKeys: ['type', 'controlNumber', 'status'] },
      ),
      { maxLength: 3 },
    ),
    status: fc.constantFrom('A', 'E', 'P', 'R'),
    declaredCount: count,
    receivedCount: count,
    acceptedCount: count,
    syntaxErrors: syntaxErrors(['1', '2', '5', '19']),
  },
  {
    requiredKeys: [
      'functionalId',
      'groupControlNumber',
      'guide',
      'transactions',
      'status',
      'declaredCount',
      'receivedCount',
      'acceptedCount',
    ],
  },
);

export const ta1: Arbitrary<Ta1> = fc.record({
  controlNumber: fc.integer({ min: 1, max: 999_999_999 }),
  date: day.filter((date) => date >= '2000'),
  time,
  status: fc.constantFrom('A', 'E', 'R'),
  note: fc.constantFrom('000', '001', '023'),
});
