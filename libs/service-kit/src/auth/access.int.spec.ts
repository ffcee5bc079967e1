import { Controller, Get, Module } from '@nestjs/common';
import { newId } from '@claimstream/kernel';
import { SignJWT } from 'jose';
import { notesGrant, startExample } from '../specs/start-example.js';
import { routesOf } from './route-inventory.js';

let example: Awaited<ReturnType<typeof startExample>>;
beforeAll(async () => (example = await startExample()));
afterAll(() => example.stop());

const tokenFor = (...tenants: ReturnType<typeof notesGrant>[]) => example.issuer.sign({ subject: 'biller', tenants });

const write = async (token: string, headers = {}) => {
  const { body } = await example.call('/v1/notes', {
    method: 'POST',
    token,
    headers,
    body: { patientName: 'JANE DOE', text: 'seen' },
  });
  return String(body['id']);
};

it('answers who asks with a token that names the tenant and the permission', async () => {
  const token = await tokenFor(notesGrant());
  const id = await write(token);
  expect(await example.call(`/v1/notes/${id}`, { token })).toMatchObject({ status: 200, body: { id, patientName: 'JANE DOE' } });
});

it('answers 401 without a token, with one that is not ours, expired, or for somebody else', async () => {
  const expired = await example.issuer.sign({ subject: 'biller', tenants: [notesGrant()], expiresInSeconds: -60 });
  const secret = await new SignJWT({ tenants: [notesGrant()] })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('biller')
    .setIssuer(example.issuer.issuer)
    .setAudience('claimstream')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(JSON.stringify(example.issuer.jwks.keys[0])));
  const answers = [undefined, 'nonsense', expired, secret].map((token) => example.call('/v1/notes', { token }));
  expect((await Promise.all(answers)).map(({ status, body }) => [status, body['code']])).toEqual([
    [401, 'TOKEN_MISSING'],
    [401, 'TOKEN_INVALID'],
    [401, 'TOKEN_EXPIRED'],
    [401, 'TOKEN_INVALID'],
  ]);
  expect((await example.call('/v1/notes')).headers.get('www-authenticate')).toBe('Bearer');
});

it('answers 403 to who lacks the permission, and logs it', async () => {
  const token = await tokenFor(notesGrant(newId(), ['claims:read']));
  expect(await example.call('/v1/notes', { token })).toMatchObject({
    status: 403,
    body: { code: 'PERMISSION_MISSING', permission: 'notes:read' },
  });
  expect(example.lines.some((line) => line.includes('"http.request-denied"') && line.includes('PERMISSION_MISSING'))).toBe(true);
});

it('asks which tenant where a token names several, and takes only one of them', async () => {
  const [one, two] = [notesGrant(), notesGrant()];
  const token = await tokenFor(one, two);
  const post = (headers = {}) =>
    example.call('/v1/notes', { method: 'POST', token, headers, body: { patientName: 'Ann', text: '' } });
  expect(await post()).toMatchObject({ status: 400, body: { code: 'TENANT_REQUIRED' } });
  expect(await post({ 'tenant-id': 'mine' })).toMatchObject({ status: 400, body: { code: 'TENANT_INVALID' } });
  expect(await post({ 'tenant-id': newId() })).toMatchObject({ status: 403, body: { code: 'TENANT_NOT_ALLOWED' } });
  expect(await post({ 'tenant-id': two.id.toUpperCase() })).toMatchObject({ status: 201 });
});

it('shows a worklist across the tenants of the token where the caller may read', async () => {
  const [one, two, closed] = [notesGrant(), notesGrant(), notesGrant(newId(), ['notes:write'])];
  const token = await tokenFor(one, two, closed);
  for (const { id } of [one, two, closed]) await write(token, { 'tenant-id': id });
  const { body } = await example.call('/v1/notes', { token });
  expect((body['items'] as { tenantId: string }[]).map(({ tenantId }) => tenantId).sort()).toEqual([one.id, two.id].sort());
});

it("answers 404 to another tenant's id, as to one that does not exist", async () => {
  const id = await write(await tokenFor(notesGrant()));
  const stranger = await tokenFor(notesGrant());
  const [theirs, nobodys] = await Promise.all(
    [id, newId()].map((noteId) => example.call(`/v1/notes/${noteId}`, { token: stranger })),
  );
  expect(theirs).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  expect({ ...theirs!.body, correlationId: '' }).toEqual({ ...nobodys!.body, correlationId: '' });
});

it('lists every route with what it asks for', () => {
  expect(routesOf(example.app).filter(({ path }) => path.startsWith('/v1/notes'))).toEqual([
    { method: 'GET', path: '/v1/notes', handler: 'NotesController.list', access: permission('notes:read', true), readsPhi: true },
    {
      method: 'GET',
      path: '/v1/notes/:noteId',
      handler: 'NotesController.read',
      access: permission('notes:read'),
      readsPhi: true,
    },
    { method: 'POST', path: '/v1/notes', handler: 'NotesController.write', access: permission('notes:write'), readsPhi: false },
    {
      method: 'POST',
      path: '/v1/notes/:noteId/close',
      handler: 'NotesController.close',
      access: permission('notes:write'),
      readsPhi: false,
    },
  ]);
  expect(routesOf(example.app).filter(({ access }) => access === undefined)).toEqual([]);
});

const permission = (name: string, acrossTenants = false) => ({ kind: 'permission', permission: name, acrossTenants });

it('closes a route that declares nothing', async () => {
  const token = await tokenFor(notesGrant());
  const forgetful = await startForgetful();
  try {
    expect(await forgetful.call('/forgotten', { token })).toMatchObject({ status: 403, body: { code: 'ROUTE_CLOSED' } });
    expect(routesOf(forgetful.app).find(({ path }) => path === '/forgotten')?.access).toBeUndefined();
  } finally {
    await forgetful.stop();
  }
});

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'open';
  }
}

@Module({ controllers: [ForgottenController] })
class ForgetfulModule {}

const startForgetful = () => startExample(ForgetfulModule);
