import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import type { ServiceDefinition } from '../service.js';
import { problemSchema } from './problem-schema.js';

/** The service's OpenAPI document: routes, bearer authentication, Zod shapes as JSON Schema, and problem+json for whatever fails. */
export function openApiDocument(
  app: INestApplication,
  { name, summary }: Pick<ServiceDefinition, 'name' | 'summary'>,
  publicUrl?: string,
): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle(`Claimstream ${name}`)
    .setDescription(summary)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  if (publicUrl !== undefined) builder.addServer(publicUrl);

  const document = SwaggerModule.createDocument(app, builder.build(), {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType
        ? { schema: z.toJSONSchema(schema, { target: 'openapi-3.0', io: schemaType, unrepresentable: 'any' }) }
        : undefined,
  });
  return withProblems(document);
}

/** Every operation can fail, and always in the same form. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const { responses } of operationsOf(document)) responses.default ??= { description: 'What went wrong.', content };
  return {
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, Problem: problemSchema } },
  };
}

const operationsOf = ({ paths }: OpenAPIObject) =>
  Object.values(paths).flatMap(({ get, put, post, patch, delete: remove }) =>
    [get, put, post, patch, remove].filter((operation) => operation !== undefined),
  );
