import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class EncounterRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { unique: true }) externalId: string;
  @Column('text') status: string;
  @Column('jsonb') content: object;
  @CreateDateColumn({ type: 'timestamptz' }) recordedAt: Date;
}

@Entity()
export class EncounterLineRow {
  @PrimaryColumn('uuid') encounterId: string;
  @PrimaryColumn('int') lineNumber: number;
  @Column('text') procedureCode: string;
  @Column('int') chargeCents: number;
}

@Entity()
export class InquiryRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') encounterId: string;
  @Column('text') payerId: string;
  @Column('text') memberId: string;
  @Column('text') status: string;
}

@Entity()
export class EligibilityCheckRow {
  @PrimaryColumn('uuid') encounterId: string;
  @Column('uuid') inquiryId: string;
  @Column('text') status: string;
}

@Entity()
export class BillingCaseRow {
  @PrimaryColumn('uuid') id: string;
  @Column('jsonb', { nullable: true }) visit: object | null;
  @Column('text', { nullable: true }) coverage: string | null;
}

@Entity()
export class ClaimRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { unique: true }) patientControlNumber: string;
  @Column('text') status: string;
  @Column('int') chargeCents: number;
  @Column('int') paidCents: number;
}

@Entity()
export class ClaimLineRow {
  @PrimaryColumn('uuid') claimId: string;
  @PrimaryColumn('int') lineNumber: number;
  @Column('text') procedureCode: string;
  @Column('int') chargeCents: number;
}

@Entity()
export class TimelineRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') claimId: string;
  @Column('text') kind: string;
  @CreateDateColumn({ type: 'timestamptz' }) at: Date;
}

@Entity()
export class ControlNumberRow {
  @PrimaryColumn('text') partner: string;
  @Column('int') next: number;
}

@Entity()
export class InterchangeRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('bytea') content: Buffer;
}

@Entity()
export class SubmissionRow {
  @PrimaryColumn('uuid') claimId: string;
  @Column('text', { unique: true }) patientControlNumber: string;
  @Column('int', { unique: true }) interchangeControlNumber: number;
  @Column('text') status: string;
}

@Entity()
export class AskingRow {
  @PrimaryColumn('uuid') inquiryId: string;
  @Column('int', { unique: true }) interchangeControlNumber: number;
  @Column('text') status: string;
}

@Entity()
export class AccountRow {
  @PrimaryColumn('uuid') claimId: string;
  @Column('int') chargeCents: number;
  @Column('int') paidCents: number;
}

@Entity()
export class LedgerEntryRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') claimId: string;
  @Column('text') account: string;
  @Column('int') amountCents: number;
}

@Entity()
export class PaymentRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') claimId: string;
  @Column('text') traceNumber: string;
  @Column('int') paidCents: number;
  @CreateDateColumn({ type: 'timestamptz' }) postedAt: Date;
}
