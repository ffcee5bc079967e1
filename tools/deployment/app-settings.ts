import { claimsApp } from '@claimstream/claims-app';
import { codingApp } from '@claimstream/coding-app';
import { eligibilityApp } from '@claimstream/eligibility-app';
import { payerGatewayApp } from '@claimstream/payer-gateway-app';
import { readPayerSimulatorConfig } from '@claimstream/payer-simulator-app';
import { remittanceApp } from '@claimstream/remittance-app';

type Environment = Readonly<Record<string, string | undefined>>;

const readers: Readonly<Record<string, (environment: Environment) => unknown>> = {
  ...Object.fromEntries(
    [codingApp, eligibilityApp, claimsApp, payerGatewayApp, remittanceApp].map(({ name, readConfig }) => [name, readConfig]),
  ),
  'payer-simulator': readPayerSimulatorConfig,
};

export const services = ['coding', 'eligibility', 'claims', 'payer-gateway', 'remittance'];
export const apps = Object.keys(readers);

/** What Node itself and the C library below it read in our images. */
const ofNode = ['NODE_ENV', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'MALLOC_ARENA_MAX'];

/**
 * What is wrong with the environment that an app is given: variables that it cannot use or misses (its own words), and such as it never reads,
 * misspelled ones for instance.
 */
export function environmentFaults(app: string, environment: Environment): string[] {
  const read = new Set(ofNode);
  const watched = new Proxy(environment, {
    get: (target, name) => {
      read.add(String(name));
      return target[String(name)];
    },
  });
  const faults: string[] = [];
  try {
    readers[app]!(watched);
  } catch (error) {
    faults.push(String(error));
  }
  return [
    ...faults,
    ...Object.keys(environment).flatMap((name) => (read.has(name) ? [] : [`${name} is read by nobody in ${app}`])),
  ];
}
