import type { Encounter, Finding, InstitutionalEncounter, ProfessionalEncounter } from '@claimstream/contracts';
import type { CalendarDate } from '@claimstream/kernel';
import type { WaitingFor } from '../encounter-record.js';

/** A finding, and for an error who has to answer it. */
export type EditFinding = Finding & { waitsFor?: WaitingFor };

export interface EditFacts {
  /** The last day on which a service can have happened: today, wherever the latest of all clocks is. */
  today: CalendarDate;
}

/** A rule about an encounter before it is released. It says all that it finds and never stops at the first. */
export type Edit<Kind extends Encounter = Encounter> = (encounter: Kind, facts: EditFacts) => EditFinding[];
export type ProfessionalEdit = Edit<ProfessionalEncounter>;
export type InstitutionalEdit = Edit<InstitutionalEncounter>;

interface Saying {
  message: string;
  path?: string;
  source?: string;
  fix?: string;
}

/** A finding that holds the encounter until a coder or the provider has answered it. */
export const holds = (waitsFor: WaitingFor, code: string, saying: Saying): EditFinding => ({
  code,
  severity: 'error',
  waitsFor,
  ...saying,
});

/** A finding that goes along with the codes and holds nothing. */
export const warns = (code: string, saying: Saying): EditFinding => ({ code, severity: 'warning', ...saying });
