import { derivedId, type Uuid } from '@claimstream/kernel';
import { defineRows, defineStore } from '@claimstream/messaging';
import type { CodingAudit } from '../../domain/work/coding-audit.js';
import type { SamplingRule } from '../../domain/work/draw-for-quality.js';

/** One rule per tenant. */
export const samplingRules = defineStore<SamplingRule>({
  name: 'sampling-rules',
  table: 'sampling_rule',
  stateVersion: 1,
  upcasts: {},
});

export const samplingRuleIdOf = (tenantId: Uuid): Uuid => derivedId(tenantId, 'sampling-rule');

export const codingAudits = defineStore<CodingAudit>({
  name: 'coding-audits',
  table: 'coding_audit',
  stateVersion: 1,
  upcasts: {},
});

export interface QualityReviewRow {
  id: Uuid;
  encounterId: Uuid;
  revision: number;
  coder: string;
  reviewer: string;
  reviewedAt: string;
  /** Codes that the reviewer agreed with, of those that they looked at. */
  agreed: number;
  reviewed: number;
  outcome: string;
  /** How many codes were wrong in which way. */
  kinds: Record<string, number>;
}

export const qualityReviews = defineRows<QualityReviewRow>({
  table: 'quality_review',
  columns: {
    id: 'uuid',
    encounterId: 'uuid',
    revision: 'int',
    coder: 'text',
    reviewer: 'text',
    reviewedAt: 'timestamptz',
    agreed: 'int',
    reviewed: 'int',
    outcome: 'text',
    kinds: 'jsonb',
  },
});
