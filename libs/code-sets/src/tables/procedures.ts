import type { ReleaseShelf } from '../releases/release-shelf.js';
import {
  cptTable,
  feeScheduleTable,
  hasEnded,
  hcpcsTable,
  modifierTable,
  placeOfServiceTable,
} from '../sets/procedure-tables.js';
import type { CodeTables, FeeScheduleEntry, GlobalDays } from './code-tables.js';

/** Procedures, their modifiers and places, and what the fee schedule says of them. */
export const proceduresIn = (
  shelf: ReleaseShelf,
): Pick<CodeTables, 'procedure' | 'modifier' | 'placeOfService' | 'feeSchedule'> => ({
  procedure(code, date) {
    const hcpcs = code.length === 5 ? shelf.row('hcpcs', hcpcsTable, { code, date }) : undefined;
    if (hcpcs && !hasEnded(hcpcs, date)) return { code, system: 'hcpcs', description: hcpcs.description, release: hcpcs.release };
    const cpt = shelf.row('cpt', cptTable, { code, date });
    return cpt && { code, system: 'cpt', description: cpt.description, release: cpt.release };
  },

  modifier(code, date) {
    if (code.length !== 2) return undefined;
    const listed = shelf.row('modifiers', modifierTable, { code, date });
    if (listed) return { description: listed.description, release: listed.release };
    const hcpcs = shelf.row('hcpcs', hcpcsTable, { code, date });
    return hcpcs && !hasEnded(hcpcs, date) ? { description: hcpcs.description, release: hcpcs.release } : undefined;
  },

  placeOfService(code, date) {
    const row = shelf.row('place-of-service', placeOfServiceTable, { code, date });
    return row && { name: row.name, facility: row.facility, release: row.release };
  },

  feeSchedule(code, date, modifier = undefined): FeeScheduleEntry | undefined {
    const found = shelf.table('mpfs-rvu', feeScheduleTable, date);
    const row = found?.table.get(code, modifier ?? '');
    return (
      row && {
        ...{ statusCode: row.statusCode, globalDays: row.globalDays as GlobalDays, bilateral: row.bilateral },
        ...{ assistant: row.assistant, coSurgeons: row.coSurgeons, teamSurgery: row.teamSurgery },
        professionalTechnical: row.professionalTechnical,
        rvuHundredths: {
          ...{ work: row.work, practiceNonFacility: row.practiceNonFacility },
          ...{ practiceFacility: row.practiceFacility, malpractice: row.malpractice },
        },
        release: found!.release.version,
      }
    );
  },
});
