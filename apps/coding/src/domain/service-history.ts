import type { Encounter } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { EarlierService } from './earlier-service.js';
import { patientIdOf, servicesOf } from './services-of-encounter.js';

/**
 * What is known of the services of some patients while a batch is decided. It learns of each encounter as it is decided, so that two of one
 * patient in one batch know of each other as if they had come one after the other.
 */
export class ServiceHistory {
  readonly #byPatient: Map<Uuid, EarlierService[]>;

  constructor(
    private readonly tenantId: Uuid,
    services: readonly EarlierService[] = [],
  ) {
    this.#byPatient = Map.groupBy(services, ({ patientId }) => patientId);
  }

  /** The services of the patient's other encounters. */
  besides(encounterId: Uuid, encounter: Encounter): EarlierService[] {
    const services = this.#byPatient.get(patientIdOf(this.tenantId, encounter)) ?? [];
    return services.filter((service) => service.encounterId !== encounterId);
  }

  /** The encounter has these services now. */
  learn(encounterId: Uuid, encounter: Encounter): void {
    const services = servicesOf(encounter, { tenantId: this.tenantId, encounterId });
    this.#byPatient.set(patientIdOf(this.tenantId, encounter), [...this.besides(encounterId, encounter), ...services]);
  }
}
