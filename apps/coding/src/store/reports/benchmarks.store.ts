import type { EmBenchmarkView } from '@claimstream/contracts';
import { derivedId, type Uuid } from '@claimstream/kernel';
import { defineStore } from '@claimstream/messaging';

/** What is loaded to compare with; one of each kind for a tenant. */
export const benchmarks = defineStore<EmBenchmarkView>({ name: 'benchmarks', table: 'benchmark', stateVersion: 1, upcasts: {} });

export const emBenchmarkIdOf = (tenantId: Uuid): Uuid => derivedId(tenantId, 'benchmark', 'evaluation-management');
