import { exampleApp } from '../example/example-app.js';
import { startExample } from '../specs/start-example.js';
import { describeService } from './describe-service.js';
import { openApiDocument } from './openapi-document.js';

let example: Awaited<ReturnType<typeof startExample>>;
beforeAll(async () => (example = await startExample()));
afterAll(() => example.stop());

it('serves Swagger UI and the document it shows', async () => {
  const page = await example.call('/docs');
  expect(page.status).toBe(200);
  expect(page.text).toContain('swagger-ui');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect((await example.call('/docs/openapi.json')).body).toMatchObject({
    openapi: expect.any(String),
    info: { title: 'Claimstream example' },
  });
});

it('describes bodies and answers by their Zod shapes', () => {
  const { paths } = openApiDocument(example.app, exampleApp);
  expect(paths['/v1/notes']!.post!.requestBody).toMatchObject({
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['patientName', 'text'],
          additionalProperties: false,
          properties: { patientName: { type: 'string', maxLength: 100 } },
        },
      },
    },
  });
  expect(paths['/v1/notes/{noteId}']!.get!.responses['200']).toMatchObject({
    content: { 'application/json': { schema: { properties: { writtenAt: { type: 'string', format: 'date-time' } } } } },
  });
  expect(paths['/v1/notes']!.get!.parameters).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'limit', in: 'query', required: false }),
      expect.objectContaining({ name: 'Tenant-Id', in: 'header' }),
    ]),
  );
});

it('says for each operation who may call it and how it fails', () => {
  const { paths, components } = openApiDocument(example.app, exampleApp);
  const write = paths['/v1/notes']!.post as unknown as Record<string, unknown>;
  expect(write).toMatchObject({
    security: [{ bearer: [] }],
    'x-permission': 'notes:write',
    responses: { default: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
  });
  expect(components?.schemas?.['Problem']).toMatchObject({ required: expect.arrayContaining(['code']) });
  expect(components?.securitySchemes?.['bearer']).toMatchObject({ type: 'http', scheme: 'bearer' });
});

it('describes a service that does not run as the one that runs', async () => {
  const described = await describeService(exampleApp);
  const running = openApiDocument(example.app, exampleApp);
  expect(described.components).toEqual(running.components);
  expect(described.paths).toEqual(running.paths);
});
