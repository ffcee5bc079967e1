import { claimsApp } from '@claimstream/claims-app';
import { codingApp } from '@claimstream/coding-app';
import { eligibilityApp } from '@claimstream/eligibility-app';
import { payerGatewayApp } from '@claimstream/payer-gateway-app';
import { remittanceApp } from '@claimstream/remittance-app';
import type { ServiceConfig, ServiceDefinition } from '@claimstream/service-kit';

/** The five services, in the order of the story. What a service's own configuration adds stays its own affair. */
export const services = [
  codingApp,
  eligibilityApp,
  claimsApp,
  payerGatewayApp,
  remittanceApp,
] as unknown as readonly ServiceDefinition<ServiceConfig>[];
