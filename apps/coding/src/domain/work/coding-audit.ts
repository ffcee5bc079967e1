import { createHash } from 'node:crypto';
import type { Uuid } from '@claimstream/kernel';

/** What a reviewer found in one case. */
export type AuditFinding = 'supported' | 'over-coded' | 'under-coded' | 'other-error';

/** Something that has to be done about a case: a correction, a repayment, a talk with the provider. */
export interface FollowUp {
  followUpId: Uuid;
  what: string;
  who: string;
  dueDate?: string;
  openedBy: string;
  openedAt: string;
  status: 'open' | 'done';
  doneBy?: string;
  doneAt?: string;
}

export interface AuditResult {
  finding: AuditFinding;
  /** What was charged too much (positive) or too little (negative). */
  overchargedCents: number;
  note?: string;
  reviewer: string;
  at: string;
}

export interface AuditCase {
  encounterId: Uuid;
  chargeCents: number;
  result?: AuditResult;
  followUps: FollowUp[];
}

/** Which released encounters an audit is about. */
export interface AuditCriteria {
  releasedFrom?: string;
  releasedTo?: string;
  coder?: string;
  providerNpi?: string;
  payerId?: string;
  kind?: 'professional' | 'institutional';
  /** A procedure, DRG or diagnosis that is in it. */
  code?: string;
  /** Something that the edits said of it, such as the signals of a level that is too high or too low. */
  findingCode?: string;
  /** Only the most expensive so many per cent: 5 leaves those above the 95th percentile. */
  outlierPercent?: number;
}

/** An internal audit: a sample that anybody can draw again, what was found in each case, and what was done about it. */
export interface CodingAudit {
  auditId: Uuid;
  name: string;
  criteria: AuditCriteria;
  size: number;
  seed: string;
  /** How many encounters the sample was drawn from. */
  population: number;
  drawnBy: string;
  drawnAt: string;
  cases: AuditCase[];
}

export interface Candidate {
  encounterId: Uuid;
  chargeCents: number;
}

/** Draws a sample: the same candidates and seed give the same cases, in whatever order the candidates come. */
export function drawSample(candidates: readonly Candidate[], { seed, size }: { seed: string; size: number }): Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, ticket: createHash('sha256').update(`${seed} ${candidate.encounterId}`).digest('hex') }))
    .sort((one, other) => (one.ticket < other.ticket ? -1 : 1))
    .slice(0, size)
    .map(({ candidate }) => candidate);
}

/** The most expensive so many per cent of them, at least one where there is any. */
export function outliersOf(candidates: readonly Candidate[], percent: number): Candidate[] {
  const count = Math.ceil((candidates.length * percent) / 100);
  return candidates
    .toSorted((one, other) => other.chargeCents - one.chargeCents || (one.encounterId < other.encounterId ? -1 : 1))
    .slice(0, count);
}

/** What an audit has found so far, as counts and dollars that can be added up. */
export interface AuditSummary {
  cases: number;
  reviewed: number;
  supported: number;
  overCoded: number;
  underCoded: number;
  otherErrors: number;
  overchargedCents: number;
  underchargedCents: number;
  openFollowUps: number;
}

export function summaryOf({ cases }: Pick<CodingAudit, 'cases'>): AuditSummary {
  const results = cases.flatMap(({ result }) => result ?? []);
  const found = (finding: AuditFinding) => results.filter((result) => result.finding === finding).length;
  const sum = (amounts: readonly number[]) => amounts.reduce((total, cents) => total + cents, 0);
  const cents = results.map(({ overchargedCents }) => overchargedCents);
  return {
    ...{ cases: cases.length, reviewed: results.length, supported: found('supported') },
    ...{ overCoded: found('over-coded'), underCoded: found('under-coded'), otherErrors: found('other-error') },
    overchargedCents: sum(cents.filter((amount) => amount > 0)),
    underchargedCents: sum(cents.filter((amount) => amount < 0).map(Math.abs)),
    openFollowUps: cases.flatMap(({ followUps }) => followUps).filter(({ status }) => status === 'open').length,
  };
}
