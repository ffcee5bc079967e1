import { invariant } from '@claimstream/kernel';
import { isDeepStrictEqual } from 'node:util';
import { type BillingProvider, type Claim837, type Patient837, type Subscriber837 } from '../documents/claims/index.js';
import { type BoundRecord } from '../mapping/bind.js';
import { type Building } from '../mapping/read-record.js';
import { type SegmentSink, writeRecord } from '../mapping/write-record.js';

interface Level<Who> {
  readonly who: Who;
  readonly number: number;
}

/** The guide's bound on claims (2300) under one level. */
const claimsPerLevel = 100;

/**
 * When a claim stands under the level that is open already: when its provider, subscriber or patient says the same, or only when it is the
 * same object, as in what was read.
 */
export type LevelSharing = 'same content' | 'same object';

/** Writes claims one after the other under their hierarchical levels (2000A, 2000B, 2000C). */
export class ClaimLevels {
  private readonly bound: Readonly<Record<'billing' | 'subscriber' | 'patient' | 'claim' | 'patientClaim', BoundRecord>>;
  private billing: Level<BillingProvider> | undefined;
  private subscriber: Level<Subscriber837> | undefined;
  private patient: Level<Patient837> | undefined;
  private claims = 0;

  constructor(
    root: BoundRecord,
    private readonly sink: SegmentSink,
    private readonly sharing: LevelSharing,
  ) {
    const billing = below(root, 'billingProviders');
    const subscriber = below(billing, 'subscribers');
    const patient = below(subscriber, 'patients');
    this.bound = { billing, subscriber, patient, claim: below(subscriber, 'claims'), patientClaim: below(patient, 'claims') };
  }

  write({ billingProvider, subscriber, patient, ...claim }: Claim837): void {
    this.openBilling(billingProvider);
    this.openSubscriber(subscriber, patient !== undefined);
    if (patient) this.openPatient(patient);
    this.claims++;
    writeRecord(patient ? this.bound.patientClaim : this.bound.claim, claim as unknown as Building, this.sink, {
      position: this.claims,
    });
  }

  private openBilling(who: BillingProvider): void {
    if (this.billing && this.isSame(this.billing.who, who)) return;
    this.billing = { who, number: this.open(this.bound.billing, who, undefined, true) };
    this.subscriber = undefined;
  }

  private openSubscriber(who: Subscriber837, hasPatient: boolean): void {
    const isOpen = this.subscriber && hasPatient === (this.patient !== undefined) && this.isSame(this.subscriber.who, who);
    if (isOpen && (hasPatient || this.claims < claimsPerLevel)) return;
    this.subscriber = { who, number: this.open(this.bound.subscriber, who, this.billing?.number, hasPatient) };
    this.patient = undefined;
  }

  private openPatient(who: Patient837): void {
    if (this.patient && this.isSame(this.patient.who, who) && this.claims < claimsPerLevel) return;
    this.patient = { who, number: this.open(this.bound.patient, who, this.subscriber?.number, false) };
  }

  private isSame(one: object, other: object): boolean {
    return one === other || (this.sharing === 'same content' && isDeepStrictEqual(one, other));
  }

  private open(bound: BoundRecord, who: object, parentLevel: number | undefined, levelsFollow: boolean): number {
    this.claims = 0;
    const number = writeRecord(bound, who as Building, this.sink, { position: 1, parentLevel, levelsFollow });
    invariant(number, 'A level of an 837 has a number.');
    return number;
  }
}

function below(bound: BoundRecord, property: string): BoundRecord {
  const record = bound.records.get(property);
  invariant(record, `The declaration of an 837 has ${property}.`);
  return record;
}
