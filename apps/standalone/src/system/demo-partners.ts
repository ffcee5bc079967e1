import { demoFirm, demoTenants, payers } from '@claimstream/synthetic';

/** The partner connections of the demonstration, for the gateway's `PARTNERS`: the firm's for its clients, and the hospital's own. */
export function demoPartners(): object[] {
  const owners = [...new Set(demoTenants.map(({ ownerTenantId }) => ownerTenantId))];
  return owners.map((tenantId, index) => {
    const clients = demoTenants.filter(({ ownerTenantId }) => ownerTenantId === tenantId);
    const name = tenantId === demoFirm.tenantId ? demoFirm.name : clients[0]!.name;
    const id = `CLAIMSTREAM${index + 1}`;
    return {
      tenantId,
      agreement: {
        name: 'demo-clearinghouse',
        submitter: { name, id, contactName: 'Billing office', contactPhone: '6145550100' },
        receiver: { name: 'Demonstration Clearinghouse', id: 'DEMOCH' },
        interchange: { sender: { qualifier: 'ZZ', value: id }, receiver: { qualifier: 'ZZ', value: 'DEMOCH' } },
        group: { sender: id, receiver: 'DEMOCH' },
        traceCompanyId: `9${String(index + 1).padStart(9, '0')}`,
        usage: 'test',
        payers: payers.map(({ payerId }) => payerId),
        isDefault: true,
        clients: clients.map(({ tenantId: clientId, practices }) => ({
          tenantId: clientId,
          npis: practices.map(({ billingProvider }) => billingProvider.npi),
          taxIds: practices.map(({ billingProvider }) => billingProvider.taxId),
        })),
      },
    };
  });
}
