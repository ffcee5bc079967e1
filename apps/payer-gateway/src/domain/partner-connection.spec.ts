import { exampleAgreement } from './examples.js';
import {
  changeAgreement,
  connectionFor,
  type KnownConnection,
  openConnection,
  PartnerAgreement,
  takeNumbers,
} from './partner-connection.js';

const firm = '0198f3a0-0000-7000-8000-0000000000f0';
const clinic = '0198f3a0-0000-7000-8000-000000000001';
const connection = (id: string, change: Parameters<typeof exampleAgreement>[0], tenantId = firm): KnownConnection => ({
  tenantId,
  id,
  agreement: exampleAgreement({ clients: [{ tenantId: clinic }], isDefault: false, ...change }),
});

describe('the connection to a payer', () => {
  const toClearinghouse = connection('clearinghouse', { isDefault: true });
  const direct = connection('direct', { payers: ['DEMO1'] });
  const own = connection('own', { isDefault: true }, clinic);

  it.each([
    ['names the payer before it is the default', [toClearinghouse, direct], 'DEMO1', 'direct'],
    ['is the default for any other payer', [toClearinghouse, direct], 'DEMO2', 'clearinghouse'],
    ["is the client's own before its billing firm's", [toClearinghouse, own], 'DEMO2', 'own'],
    ['is none where none reaches it', [direct], 'DEMO2', undefined],
    ['is none that is not active', [connection('off', { isDefault: true, active: false })], 'DEMO2', undefined],
    ['is none of another client', [connection('other', { isDefault: true, clients: [{ tenantId: firm }] })], 'DEMO2', undefined],
  ])('%s', (_, connections, payerId, id) => expect(connectionFor(connections, { tenantId: clinic, payerId })?.id).toBe(id));
});

it('gives out each control number once and leaves none out, also when the agreement changes', () => {
  const first = takeNumbers(openConnection(exampleAgreement()), { groups: 2, sets: 3 });
  const changed = changeAgreement(first.connection, exampleAgreement({ usage: 'production' }));
  const second = takeNumbers(changed, { groups: 1, sets: 1 });

  expect(first.taken).toEqual({ interchange: 1, group: 1, set: 1 });
  expect(second.taken).toEqual({ interchange: 2, group: 3, set: 4 });
  expect(second.connection.usage).toBe('production');
});

it('refuses a name that could be a path', () => {
  expect(PartnerAgreement.safeParse({ ...exampleAgreement(), name: '../up' }).success).toBe(false);
});
