import { defineStore } from '@claimstream/messaging';
import type { Inquiry } from '../domain/inquiry.js';

/** Inquiries under their ids; where nobody was asked, that fact under the id of the encounter. */
export const inquiries = defineStore<Inquiry>({ name: 'inquiries', table: 'inquiry', stateVersion: 1, upcasts: {} });
