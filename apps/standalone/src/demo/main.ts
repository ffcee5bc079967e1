import { parseArgs } from 'node:util';
import { DevIssuer } from '@claimstream/service-kit';
import { demoPeople } from '../system/demo-access.js';
import { demoPartners } from '../system/demo-partners.js';
import { startKeyServer } from './key-server.js';

const usage = `npm run token -- biller|hospital [--keys FOLDER], or node apps/standalone/dist/demo/main.js with
  token biller|hospital   prints a token of somebody of the demonstration
  issuer                  publishes the public keys on PORT, for AUTH_JWKS_URL of services in containers
  partners                prints the partner connections of the demonstration, as a line PARTNERS=... for the gateway
Whoever can read the folder of keys (default .data/keys, or CLAIMSTREAM_KEYS) can be anybody: for demonstrations only.`;

const {
  positionals: [what, name],
  values: { keys },
} = parseArgs({
  allowPositionals: true,
  options: { keys: { type: 'string', default: process.env.CLAIMSTREAM_KEYS ?? '.data/keys' } },
});

switch (what) {
  case 'token': {
    const { people } = await demoPeople(await DevIssuer.open(keys));
    const person = people.find((one) => one.name === name);
    if (person) console.log(person.token);
    else endWith(`token needs one of: ${people.map((one) => one.name).join(', ')}.`);
    break;
  }
  case 'issuer': {
    const address = { host: process.env.HTTP_HOST ?? '127.0.0.1', port: Number(process.env.PORT ?? 3006) };
    const server = await startKeyServer(await DevIssuer.open(keys), address);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => server.close());
    break;
  }
  case 'partners':
    console.log(`PARTNERS=${JSON.stringify(demoPartners())}`);
    break;
  default:
    endWith(usage);
}

function endWith(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
