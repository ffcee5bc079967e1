import { catalogue, topicOwners } from '../catalogue.js';
import { Envelope } from '../envelope.js';
import { jsonSchemaOf } from '../json-schema.js';
import * as shapes from '../shapes/index.js';
import { z } from 'zod';

/** docs/asyncapi.json: the event contracts as an AsyncAPI 3 document. */
export function asyncApi(): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Claimstream events',
      version: '1.0.0',
      description:
        'What the services tell each other. CloudEvents 1.0 in binary mode: attributes in headers (ce_…), data as JSON.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      Object.keys(topicOwners).map((topic) => [topic, { address: topic, messages: messagesOf(topic) }]),
    ),
    operations: Object.fromEntries(
      Object.entries(topicOwners).map(([topic, owner]) => [
        `${owner}-says`,
        { action: 'send', channel: { $ref: `#/channels/${topic}` }, summary: `What ${owner} tells.` },
      ]),
    ),
    components: {
      messages: Object.fromEntries(catalogue.map((contract) => [contract.type, messageOf(contract)])),
      schemas: {
        Envelope: jsonSchemaOf(Envelope),
        ...Object.fromEntries(sharedShapes.map(([name, schema]) => [name, members(schema)])),
      },
    },
  };
}

const messagesOf = (topic: string): object =>
  Object.fromEntries(
    catalogue.filter((contract) => contract.topic === topic).map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
  );

function messageOf({ type, cloudEventType, summary, data, example }: (typeof catalogue)[number]): object {
  return {
    name: cloudEventType,
    title: type,
    summary,
    headers: { $ref: '#/components/schemas/Envelope' },
    payload: withReferences(jsonSchemaOf(data)),
    examples: [{ payload: example }],
  };
}

/** The shapes that are written down once and referred to: the objects and unions of libs/contracts, by their names there. */
const sharedShapes = Object.entries(shapes).flatMap(([name, shape]): [string, object][] =>
  shape instanceof z.ZodObject || shape instanceof z.ZodDiscriminatedUnion ? [[name, jsonSchemaOf(shape)]] : [],
);
const nameOf = new Map(sharedShapes.map(([name, schema]) => [JSON.stringify(schema), name]));

function withReferences(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  const name = nameOf.get(JSON.stringify(schema));
  return name ? { $ref: `#/components/schemas/${name}` } : members(schema);
}

function members(schema: object): unknown {
  if (Array.isArray(schema)) return schema.map(withReferences);
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withReferences(value)]));
}
