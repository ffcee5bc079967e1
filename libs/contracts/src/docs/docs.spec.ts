import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Parser } from '@asyncapi/parser';
import { catalogue } from '../catalogue.js';
import { receive } from '../receive.js';
import { asyncApi } from './asyncapi.js';
import { incompatibilities } from './compatibility.js';
import { eventsPage } from './events-page.js';
import { type ReleasedSchema, schemasNow } from './released.js';

const root = path.resolve(__dirname, '../../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('the documents', () => {
  it('say what the contracts say (else: nx run contracts:docs)', () => {
    expect(read('docs/events.md') === eventsPage()).toBe(true);
    expect(JSON.parse(read('docs/asyncapi.json'))).toEqual(JSON.parse(JSON.stringify(asyncApi())));
  });

  it('are valid AsyncAPI 3', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApi()));
    expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
    expect(document?.channels().length).toBe(5);
  });
});

const folder = path.join(root, 'libs/contracts/released');
const released = existsSync(folder)
  ? readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as ReleasedSchema)
  : [];

describe('every released schema', () => {
  it.each(released.map((schema) => [schema.cloudEventType, schema] as const))(
    '%s is still read and still understood',
    (cloudEventType, { schema, example }) => {
      const contract = catalogue.find((candidate) => candidate.cloudEventType === cloudEventType);
      if (!contract) {
        const newer = catalogue.find(({ type }) => cloudEventType.startsWith(`${type}.v`));
        const version = Number(cloudEventType.split('.v').at(-1));
        expect(newer?.upcasts?.[version]).toBeDefined();
        return;
      }
      expect(receive(contract, example)).toEqual({ data: example });
      expect(incompatibilities(schema, schemasNow().find((now) => now.cloudEventType === cloudEventType)!.schema)).toEqual([]);
    },
  );

  it('has one for each event of this release', () => {
    expect(released.map((schema) => schema.cloudEventType).toSorted()).toEqual(
      expect.arrayContaining(catalogue.map((contract) => contract.cloudEventType)),
    );
  });
});

describe('incompatibilities', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'number' } },
    required: ['a'],
    additionalProperties: false,
  };

  it('allows a new optional property and other words', () => {
    const current = { ...schema, description: 'more', properties: { ...schema.properties, c: { type: 'string' } } };
    expect(incompatibilities(schema, current)).toEqual([]);
  });

  it.each([
    ['a removed property', { ...schema, properties: { a: schema.properties.a } }, '/b was removed'],
    ['a new required property', { ...schema, required: ['a', 'b'] }, '/b became required'],
    ['a property that may be left out now', { ...schema, required: [] }, '/a is no longer required'],
    ['another type', { ...schema, properties: { ...schema.properties, b: { type: 'string' } } }, '/b changed its type'],
    [
      'another bound',
      { ...schema, properties: { ...schema.properties, a: { type: 'string', maxLength: 3 } } },
      '/a changed its maxLength',
    ],
  ])('finds %s', (_, current, finding) => expect(incompatibilities(schema, current)).toEqual([finding]));
});
