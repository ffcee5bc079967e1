import type { Encounter, InstitutionalEncounter, ProfessionalEncounter } from '@claimstream/contracts';
import { type CalendarDate, daysBetween, isInpatientBill } from '@claimstream/kernel';

/** A service line that has a procedure, whatever kind of encounter it stands in. */
export interface CodedLine {
  /** Its place among the service lines; the first is 0. */
  readonly place: number;
  readonly path: string;
  readonly procedureCode: string;
  readonly modifiers: readonly string[];
  /** Whole quantity of the line; minutes of anesthesia are one unit. */
  readonly units: number;
  readonly date: CalendarDate;
  /** Days that the line covers, at least 1. */
  readonly days: number;
  /** Positions of its diagnoses, the first is 0; an institutional line stands for all of the encounter. */
  readonly diagnoses: readonly number[];
  readonly placeOfService?: string;
}

/** What the edits look at, in one form for professional and institutional encounters. */
export interface Coding {
  /** The tables of which day say what a diagnosis is: of service, for a stay of discharge (ICD-10-CM guidelines, 45 CFR 162.1002). */
  readonly codesOn: CalendarDate;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly setting: 'professional' | 'outpatient' | 'inpatient';
  readonly lines: readonly CodedLine[];
  /** Who did it, else who bills it. */
  readonly providerNpi: string;
  readonly billingTaxId: string;
  readonly taxonomyCode?: string;
}

/** Puts an encounter into the form that the edits look at. */
export function codingOf(encounter: Encounter): Coding {
  return encounter.kind === 'professional' ? professionalCoding(encounter) : institutionalCoding(encounter);
}

function professionalCoding(encounter: ProfessionalEncounter): Coding {
  const { dateOfService: from, endDateOfService: to = from, placeOfServiceCode, serviceLines } = encounter;
  const lines = serviceLines.map((line, place): CodedLine => {
    const date = line.serviceDate ?? from;
    return {
      place,
      path: `/serviceLines/${place}`,
      procedureCode: line.procedureCode,
      modifiers: line.modifiers,
      units: line.units === 'MJ' ? 1 : line.quantity,
      date,
      days: daysOf(date, line.endServiceDate),
      diagnoses: line.diagnosisPointers.map((pointer) => pointer - 1),
      placeOfService: line.placeOfServiceCode ?? placeOfServiceCode,
    };
  });
  return { codesOn: from, from, to, setting: 'professional', lines, ...providersOf(encounter) };
}

function institutionalCoding(encounter: InstitutionalEncounter): Coding {
  const { statementFromDate: from, statementToDate: to, typeOfBill, serviceLines, diagnoses } = encounter;
  const inpatient = isInpatientBill(typeOfBill);
  const all = diagnoses.map((_, position) => position);
  const lines = serviceLines.flatMap((line, place): CodedLine[] =>
    line.procedureCode === undefined
      ? []
      : [
          {
            place,
            path: `/serviceLines/${place}`,
            procedureCode: line.procedureCode,
            modifiers: line.modifiers,
            units: line.quantity,
            date: line.serviceDate ?? from,
            days: 1,
            diagnoses: all,
          },
        ],
  );
  return {
    codesOn: inpatient ? to : from,
    ...{ from, to, setting: inpatient ? 'inpatient' : 'outpatient', lines },
    ...providersOf(encounter),
  };
}

function providersOf({
  billingProvider,
  renderingProvider,
}: Encounter): Pick<Coding, 'providerNpi' | 'billingTaxId' | 'taxonomyCode'> {
  return {
    providerNpi: renderingProvider?.npi ?? billingProvider.npi,
    billingTaxId: billingProvider.taxId,
    taxonomyCode: renderingProvider ? renderingProvider.taxonomyCode : billingProvider.taxonomyCode,
  };
}

const daysOf = (from: CalendarDate, to: CalendarDate | undefined): number =>
  to === undefined || to <= from ? 1 : daysBetween({ from, to }) + 1;
