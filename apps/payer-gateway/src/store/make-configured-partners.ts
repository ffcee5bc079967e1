import { isDeepStrictEqual } from 'node:util';
import { newId } from '@claimstream/kernel';
import type { WorkerDefinition } from '@claimstream/messaging';
import type { ServiceParts } from '@claimstream/service-kit';
import { changeAgreement, connectionIdOf, openConnection, PartnerAgreement } from '../domain/partner-connection.js';
import type { PayerGatewayConfig } from '../payer-gateway.config.js';
import { connections } from './stores.js';

/** Makes the connections that the environment brings, or brings them up to date; once, at the start. Control numbers go on. */
export function makeConfiguredPartners({
  commands,
  config,
}: Pick<ServiceParts<PayerGatewayConfig>, 'commands' | 'config'>): WorkerDefinition {
  return {
    name: 'payer-gateway.configure',
    run: async () => {
      for (const { tenantId, agreement } of config.partners.configured) {
        const context = { tenantId, actor: 'configuration', action: 'payer-gateway.configure-partner', correlationId: newId() };
        await commands.run(context, connections.at(connectionIdOf(tenantId, agreement.name)), (connection) => {
          if (!connection) return { state: openConnection(agreement) };
          return isDeepStrictEqual(PartnerAgreement.parse(agreementOf(connection)), agreement)
            ? {}
            : { state: changeAgreement(connection, agreement) };
        });
      }
      return undefined;
    },
  };
}

const agreementOf = ({ next: _next, ...agreement }: ReturnType<typeof openConnection>): PartnerAgreement => agreement;
