import { defineStore } from '@claimstream/messaging';
import type { EncounterRecord } from '../domain/encounter-record.js';

export const encounters = defineStore<EncounterRecord>({ name: 'encounters', table: 'encounter', stateVersion: 1, upcasts: {} });
