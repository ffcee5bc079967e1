import { renameSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type InterchangeReading,
  type InterchangeToWrite,
  readInterchanges,
  type Remittance835,
  type TransactionToWrite,
  writeInterchange,
} from '@claimstream/x12';
import type { PartnerAgreement } from '../domain/partner-connection.js';
import { foldersOf, type PartnerFolders } from '../transport/folders.js';

/** A partner whose answers a spec writes by hand. */
export class SpecPartner {
  readonly folders: PartnerFolders;
  #controlNumber = 0;

  constructor(
    base: string,
    connectionId: string,
    private readonly agreement: PartnerAgreement,
  ) {
    this.folders = foldersOf(base, connectionId);
  }

  /** Takes what was sent, in the order of control numbers. */
  async take(): Promise<InterchangeReading[]> {
    const names = await readdir(this.folders.outbound).catch(() => []);
    const taken: InterchangeReading[] = [];
    for (const name of names.sort()) {
      const file = path.join(this.folders.outbound, name);
      taken.push(...readInterchanges(await readFile(file)).interchanges);
      await rm(file);
    }
    return taken;
  }

  /** Answers with one transaction set, or with what else an interchange may hold. */
  async answer(transactions: TransactionToWrite[], change: Partial<InterchangeToWrite> = {}): Promise<void> {
    await this.put(`${++this.#controlNumber}.x12`, this.text(transactions, change));
  }

  text(transactions: TransactionToWrite[], change: Partial<InterchangeToWrite> = {}): string {
    const { interchange, group, usage } = this.agreement;
    const stamp = { date: '2026-03-16', time: '10:00', controlNumber: this.#controlNumber };
    return writeInterchange({
      ...stamp,
      sender: interchange.receiver,
      receiver: interchange.sender,
      usage,
      acknowledgmentRequested: false,
      groups:
        transactions.length === 0 ? [] : [{ ...stamp, senderCode: group.receiver, receiverCode: group.sender, transactions }],
      ...change,
    });
  }

  /** Puts files all at once, so that they are found together. */
  putTogether(files: Readonly<Record<string, string>>): void {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(this.folders.inbound, `${name}.tmp`), content);
    for (const name of Object.keys(files))
      renameSync(path.join(this.folders.inbound, `${name}.tmp`), path.join(this.folders.inbound, name));
  }

  /** Puts a file as partners do: whole, by a rename. */
  async put(name: string, content: string): Promise<void> {
    const file = path.join(this.folders.inbound, name);
    await writeFile(`${file}.tmp`, content);
    await rename(`${file}.tmp`, file);
  }
}

/** One payment of one claim in full, as an 835 says it. */
export function paymentOf(
  patientControlNumber: string,
  { paidCents = 18_500, trace = 'EFT1', npi = '1234567893' } = {},
): Remittance835 {
  return {
    handling: 'I',
    method: 'CHK',
    amountCents: paidCents,
    creditOrDebit: 'C',
    effectiveDate: '2026-03-16',
    traceNumber: trace,
    tracePayerId: '1999999999',
    payer: {
      name: 'DEMONSTRATION HEALTH PLAN',
      address: { line1: '1 WAY', city: 'COLUMBUS', state: 'OH', postalCode: '432150001' },
      references: [{ qualifier: '2U', value: 'DEMO1' }],
      technicalContacts: [{ name: 'EDI', numbers: [{ kind: 'phone', value: '8005550100' }] }],
    },
    payee: { name: 'EXAMPLE FAMILY PRACTICE', id: { qualifier: 'XX', value: npi } },
    groups: [
      {
        number: 1,
        payments: [
          {
            patientControlNumber,
            status: '1',
            chargeCents: paidCents,
            paidCents,
            filingIndicator: '12',
            payerClaimControlNumber: 'CCN1',
            patient: { kind: 'person', name: 'EXEMPLAR', firstName: 'NORA', id: { qualifier: 'MI', value: 'MEMBER1' } },
            services: [],
          },
        ],
      },
    ],
    providerAdjustments: [],
  };
}
