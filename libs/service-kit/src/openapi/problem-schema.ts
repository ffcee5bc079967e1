import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const fault: Schema = {
  type: 'object',
  required: ['pointer', 'code', 'detail'],
  properties: {
    pointer: {
      type: 'string',
      description: 'JSON pointer (RFC 6901) into the body; other parts begin with #query, #param or #headers.',
    },
    code: { type: 'string', description: 'Stable name of the rule.' },
    detail: { type: 'string' },
  },
};

/** RFC 9457 as we write it. */
export const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; programs decide by it.' },
    detail: { type: 'string', description: 'A sentence for people.' },
    correlationId: { type: 'string', format: 'uuid', description: 'Finds the request in our logs and audit.' },
    errors: { type: 'array', items: fault, description: 'All faults of a request that does not have the right shape.' },
  },
  additionalProperties: true,
};
