import { defineRows, defineStore } from '@claimstream/messaging';
import type { ClaimContent } from '@claimstream/contracts';
import type { Inquiry } from '../domain/inquiry.js';
import type { PartnerConnection } from '../domain/partner-connection.js';
import type { Submission } from '../domain/submission.js';

/** Connections come first in the order of locks (by name): whoever sends or reads a file holds its connection before its submissions. */
export const connections = defineStore<PartnerConnection>({
  name: '1-partner-connections',
  table: 'partner_connection',
  stateVersion: 1,
  upcasts: {},
});
export const inquiries = defineStore<Inquiry>({ name: '2-inquiries', table: 'inquiry', stateVersion: 1, upcasts: {} });
export const submissions = defineStore<Submission>({ name: '3-submissions', table: 'submission', stateVersion: 1, upcasts: {} });

/** The claim as it is to be sent: written once beside its submission, which changes several times. */
export const submissionClaims = defineRows<{ submissionId: string; claim: ClaimContent }>({
  table: 'submission_claim',
  columns: { submissionId: 'uuid', claim: 'jsonb' },
});
