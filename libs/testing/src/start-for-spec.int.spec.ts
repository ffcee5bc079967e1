import { Controller, Get, Module } from '@nestjs/common';
import {
  Context,
  defineService,
  Permission,
  readConfig,
  serviceChecks,
  serviceSettings,
  type RequestContext,
} from '@claimstream/service-kit';
import { startForSpec, tenantGrant, type SpecService } from './start-for-spec.js';

@Controller('v1/me')
class MeController {
  @Get()
  @Permission('me:read')
  read(@Context() { actor, tenantId }: RequestContext): object {
    return { actor, tenantId };
  }
}

@Module({ controllers: [MeController] })
class MeModule {}

const me = defineService({
  name: 'me',
  summary: 'Says who asks.',
  readConfig: (environment) => readConfig(environment, serviceSettings({ port: 0 }), serviceChecks),
  migrations: [],
  reactions: () => [],
  module: MeModule,
});

let service: SpecService;
beforeAll(async () => (service = await startForSpec(me)));
afterAll(() => service.stop());

it('runs a service that a spec can call, look into and hear', async () => {
  const hospital = tenantGrant(['me:read']);
  const token = await service.tokenFor('biller', hospital);
  expect(await service.call('/v1/me', { token })).toMatchObject({
    status: 200,
    body: { actor: 'biller', tenantId: hospital.id },
  });
  expect(await service.call('/v1/me')).toMatchObject({ status: 401, body: { code: 'TOKEN_MISSING' } });
  expect(await service.asAdmin('select count(*)::int as rows from outbox')).toEqual([{ rows: 0 }]);
  expect(service.lines.join('')).toContain('http.request-denied');
});
