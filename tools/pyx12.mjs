/**
 * Has pyx12, an independent validator, check documents that our writer made: `npm run check:pyx12 -- [documents of a kind]`. Takes pyx12 from
 * PyPI into a folder of its own; made-up documents cover every situational loop that we declare. Exit code 1 when any is refused.
 */
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { institutionalClaim, professionalClaim, submission } from '../libs/x12/dist/documents/arbitraries/claims/index.js';
import { acknowledgment } from '../libs/x12/dist/documents/arbitraries/acknowledgments.js';
import { remittance } from '../libs/x12/dist/documents/arbitraries/remittances.js';
import { writeInterchange } from '../libs/x12/dist/index.js';

const version = '4.0.0';
const count = Number(process.argv[2] ?? 100);
const header = { date: '2026-03-02', time: '14:05', controlNumber: 1 };
const interchange = {
  ...header,
  sender: { qualifier: 'ZZ', value: 'SENDER' },
  receiver: { qualifier: 'ZZ', value: 'RECEIVER' },
  usage: 'test',
  acknowledgmentRequested: false,
};

/** pyx12's own x12valid also makes a 999 and fails to do so for any 835, which has no ST03; so the validation is called alone. */
const validation = `
import sys, pyx12.params, pyx12.x12n_document
parameters = pyx12.params.params()
refused = [f for f in sys.argv[1:] if not pyx12.x12n_document.x12n_document(parameters, open(f), None, None, None)]
print(len(sys.argv) - 1 - len(refused), 'of', len(sys.argv) - 1, 'accepted', *refused)
sys.exit(1 if refused else 0)
`;

const [about] = fc.sample(submission, { seed: 1, numRuns: 1 });
const claims = (type) => (claim) => ({ type, controlNumber: '0001', submission: about, claims: [claim] });
const kinds = {
  '837P': made(professionalClaim, claims('837P')),
  '837I': made(institutionalClaim, claims('837I')),
  // pyx12 takes a second PLB for a second loop, so these have one at most.
  835: made(remittance, (document) => ({
    type: '835',
    controlNumber: '0001',
    remittance: { ...document, providerAdjustments: document.providerAdjustments.slice(0, 1) },
  })),
  999: made(acknowledgment, (document) => ({ type: '999', controlNumber: '0001', acknowledgment: document })),
};

const python = pythonWithPyx12();
const folder = mkdtempSync(path.join(tmpdir(), 'x12-pyx12-'));
let failed = false;
for (const [kind, transactions] of Object.entries(kinds)) {
  const files = transactions.map((transaction, index) => {
    const file = path.join(folder, `${kind}-${index}.edi`);
    const groups = [{ ...header, senderCode: 'SENDER', receiverCode: 'RECEIVER', transactions: [transaction] }];
    writeFileSync(file, writeInterchange({ ...interchange, groups }));
    return file;
  });
  const { status, stdout, stderr } = spawnSync(python, ['-c', validation, ...files], { encoding: 'utf8' });
  console.log(`${kind}: ${stdout.trim()}`);
  if (status !== 0) {
    failed = true;
    console.error(stderr);
  }
}
if (failed) console.error(`The documents are in ${folder}.`);
else rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;

function made(documents, toWrite) {
  return fc.sample(documents, { seed: 1, numRuns: count }).map(toWrite);
}

function pythonWithPyx12() {
  const home = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'claimstream', `pyx12-${version}`);
  const binary = path.join(home, 'bin', 'python');
  if (!existsSync(path.join(home, 'bin', 'x12valid'))) {
    mkdirSync(home, { recursive: true });
    step('python3', ['-m', 'venv', home]);
    step(binary, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `pyx12==${version}`]);
  }
  return binary;
}

function step(command, parameters) {
  const { status, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')} failed: ${stderr}`);
}
