import type { Encounter, Finding, InstitutionalEncounter, ProfessionalEncounter } from '@claimstream/contracts';
import type { CodeTables, DiagnosisEntry } from '@claimstream/code-sets';
import type { CalendarDate } from '@claimstream/kernel';
import type { EarlierService } from '../earlier-service.js';
import type { WaitingFor } from '../encounter-record.js';
import type { Coding } from './coding.js';

/** A finding, and for an error who has to answer it. */
export type EditFinding = Finding & { waitsFor?: WaitingFor };

export interface EditFacts {
  /** The last day on which a service can have happened: today, wherever the latest of all clocks is. */
  readonly today: CalendarDate;
  readonly tables: CodeTables;
  /** What other encounters of the patient did, in any order; only as far back as the edits look. */
  readonly earlier: readonly EarlierService[];
  /** The encounter's lines and dates, put in one form for all edits. */
  readonly coding: Coding;
  /** What the tables say of the listed diagnoses, in their order. */
  readonly entries: readonly (DiagnosisEntry | undefined)[];
}

/** A rule about an encounter before it is released. It says all that it finds and never stops at the first. */
export type Edit<Kind extends Encounter = Encounter> = (encounter: Kind, facts: EditFacts) => EditFinding[];
export type ProfessionalEdit = Edit<ProfessionalEncounter>;
export type InstitutionalEdit = Edit<InstitutionalEncounter>;

export interface Saying {
  message: string;
  path?: string;
  /** Tells findings of one code at one path apart: an answer is to one of them. A pointer into the encounter, or codes. */
  about?: string;
  source?: string;
  release?: string;
  fix?: string;
  /** A person may answer the finding with a reason; it then holds nothing. */
  overridable?: true;
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

/** Something worth knowing that asks for nothing. */
export const tells = (code: string, saying: Saying): EditFinding => ({ code, severity: 'information', ...saying });
