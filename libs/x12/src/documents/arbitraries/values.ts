import fc, { type Arbitrary } from 'fast-check';
import {
  type Address,
  type AdjustmentGroup,
  type Contact,
  type Party,
  type Period,
  type Procedure,
  type QualifiedId,
} from '../parts.js';

/** Values that an X12 element can hold, made up at random; the same seed makes the same. */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';

const characters = (from: string, minLength: number, maxLength: number): Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...from), minLength, maxLength });

/** Words without a delimiter and without a blank at either end. */
export const words = (maxLength = 25): Arbitrary<string> =>
  characters(`${letters}abc '-.,&/()`, 1, maxLength).map((text) => `X${text}Y`.slice(0, maxLength).replace(/[^A-Za-z]$/, 'Z'));

export const code = (minLength: number, maxLength = minLength): Arbitrary<string> =>
  characters(letters + digits, minLength, maxLength);

export const number = (minLength: number, maxLength = minLength): Arbitrary<string> => characters(digits, minLength, maxLength);

export const day: Arbitrary<string> = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

export const time: Arbitrary<string> = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

export const period: Arbitrary<Period> = fc.oneof(
  fc.record({ from: day }),
  fc.tuple(day, day).map((days) => ({ from: days.toSorted()[0]!, to: days.toSorted()[1]! })),
);

export const cents: Arbitrary<number> = fc.integer({ min: 0, max: 99_999_999 });

/** Remark codes (RARC) that the public list has. */
export const remark: Arbitrary<string> = fc.constantFrom('M15', 'MA01', 'MA130', 'N130', 'N362');

/** May be negative: what a payer takes back. */
export const signedCents: Arbitrary<number> = fc.integer({ min: -99_999_999, max: 99_999_999 });

export const quantity: Arbitrary<number> = fc.integer({ min: 1, max: 99_999 }).map((value) => value / 10);

export const count: Arbitrary<number> = fc.integer({ min: 0, max: 9_999 });

export const npi: Arbitrary<QualifiedId> = number(9).map((value) => ({ qualifier: 'XX', value: withCheckDigit(value) }));

export const qualified = (qualifiers: readonly string[], value: Arbitrary<string> = code(2, 20)): Arbitrary<QualifiedId> =>
  fc.record({ qualifier: fc.constantFrom(...qualifiers), value });

export const payerId = qualified(['PI', 'XV']);

export const memberId = qualified(['MI', 'II']);

export const some = <T>(values: Arbitrary<T>, maxLength: number): Arbitrary<T[]> => fc.array(values, { minLength: 1, maxLength });

/** One object of the properties of several. */
export const all = <A extends object, B extends object>(one: Arbitrary<A>, other: Arbitrary<B>): Arbitrary<A & B> =>
  fc.tuple(one, other).map(([first, second]) => ({ ...first, ...second }));

const names = { name: words(60), firstName: words(35), middleName: words(25), suffix: code(2, 3) };

/** A person whose last name must be there. */
export const person = (id: Arbitrary<QualifiedId>, { idRequired = true } = {}): Arbitrary<Party> =>
  fc.record(
    { kind: fc.constant('person' as const), ...names, id },
    { requiredKeys: ['kind', 'name', ...(idRequired ? ['id' as const] : [])] },
  );

/** A person that has no id in this place. */
export const nameOnly: Arbitrary<Party> = fc.record(
  { kind: fc.constant('person' as const), ...names },
  { requiredKeys: ['kind', 'name'] },
);

export const organization = (id: Arbitrary<QualifiedId>): Arbitrary<Party> =>
  fc.record({ kind: fc.constant('organization' as const), name: words(60), id });

export const address: Arbitrary<Address> = fc.record(
  { line1: words(55), line2: words(55), city: words(30), state: fc.constantFrom('OH', 'CA', 'NY', 'TX'), postalCode: number(9) },
  { requiredKeys: ['line1', 'city', 'state', 'postalCode'] },
);

const phone = fc.record({ kind: fc.constant('phone' as const), value: number(10) });
const extension = fc.record({ kind: fc.constant('extension' as const), value: number(1, 5) });
const email = fc.record({ kind: fc.constant('email' as const), value: code(3, 20).map((name) => `${name}@example.test`) });

export const contact: Arbitrary<Contact> = fc.record(
  {
    name: words(60),
    numbers: fc.oneof(fc.tuple(phone), fc.tuple(email), fc.tuple(phone, extension), fc.tuple(phone, extension, email)),
  },
  { requiredKeys: ['numbers'] },
) as Arbitrary<Contact>;

/** The one phone of a contact in property and casualty claims. */
export const phoneContact: Arbitrary<Contact> = fc.record(
  { name: words(60), numbers: fc.oneof(fc.tuple(phone), fc.tuple(phone, extension)) },
  { requiredKeys: ['numbers'] },
) as Arbitrary<Contact>;

export const procedure = ({ qualifier = 'HC', description = false } = {}): Arbitrary<Procedure> =>
  fc.record(
    {
      qualifier: fc.constant(qualifier),
      code: code(5),
      modifiers: some(code(2), 4),
      ...(description ? { description: words(80) } : {}),
    },
    { requiredKeys: ['qualifier', 'code'] },
  );

export const adjustments = (maxGroups: number): Arbitrary<AdjustmentGroup[]> =>
  some(
    fc.record({
      group: fc.constantFrom('CO' as const, 'OA' as const, 'PI' as const, 'PR' as const),
      adjustments: some(
        fc.record(
          { reason: fc.constantFrom('1', '2', '3', '18', '45', '96', '97'), amountCents: signedCents, quantity },
          { requiredKeys: ['reason', 'amountCents'] },
        ),
        6,
      ),
    }),
    maxGroups,
  );

/** The tenth digit of an NPI: Luhn over 80840 and the nine. */
function withCheckDigit(nine: string): string {
  const sum = [...nine].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 24);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}
