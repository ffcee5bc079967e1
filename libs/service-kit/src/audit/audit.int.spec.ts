import { newId } from '@claimstream/kernel';
import { notesGrant, startExample } from '../specs/start-example.js';

let example: Awaited<ReturnType<typeof startExample>>;
beforeAll(async () => (example = await startExample()));
afterAll(() => example.stop());
beforeEach(() => example.example.asAdmin('truncate audit_entry'));

const audit = () =>
  example.example.asAdmin('select tenant_id, actor, action, store, aggregate_id, correlation_id from audit_entry order by seq');

async function writeFor(tenantId: string): Promise<string> {
  const token = await example.issuer.sign({ subject: 'writer', tenants: [notesGrant(tenantId)] });
  return String((await example.call('/v1/notes', { method: 'POST', token, body: { patientName: 'Ann', text: '' } })).body['id']);
}

it('writes who saw what, for which request', async () => {
  const tenant = notesGrant();
  const id = await writeFor(tenant.id);
  const token = await example.issuer.sign({ subject: 'reader', tenants: [tenant] });
  const correlationId = newId();
  await example.call(`/v1/notes/${id}`, { token, headers: { 'x-correlation-id': correlationId } });
  expect(await audit()).toEqual([
    {
      tenant_id: tenant.id,
      actor: 'reader',
      action: 'notes.read',
      store: 'notes',
      aggregate_id: id,
      correlation_id: correlationId,
    },
  ]);
});

it("writes each row of a list into its tenant's audit", async () => {
  const tenants = [notesGrant(), notesGrant()];
  const ids = [await writeFor(tenants[0]!.id), await writeFor(tenants[1]!.id)];
  const token = await example.issuer.sign({ subject: 'reader', tenants });
  await example.call('/v1/notes', { token });
  const rows = await audit();
  expect(rows.map((row) => [row['tenant_id'], row['aggregate_id']]).sort()).toEqual(
    [
      [tenants[0]!.id, ids[0]],
      [tenants[1]!.id, ids[1]],
    ].sort(),
  );
});

it('writes nothing for what was not shown, and shows nothing that it cannot write', async () => {
  const tenant = notesGrant();
  const id = await writeFor(tenant.id);
  const token = await example.issuer.sign({ subject: 'reader', tenants: [tenant] });
  await example.call(`/v1/notes/${newId()}`, { token });
  expect(await audit()).toEqual([]);

  await example.example.asAdmin('revoke insert on audit_entry from example_app');
  expect((await example.call(`/v1/notes/${id}`, { token })).status).toBe(500);
  await example.example.asAdmin('grant insert on audit_entry to example_app');
});

it('cannot be changed or deleted by the service', async () => {
  const tenant = newId();
  for (const sql of ["update audit_entry set actor = 'nobody'", 'delete from audit_entry', 'truncate audit_entry']) {
    await expect(example.example.database.transaction([tenant], (tx) => tx.query(sql))).rejects.toMatchObject({ code: '42501' });
  }
});
