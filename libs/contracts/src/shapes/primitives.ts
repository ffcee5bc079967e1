import { isCalendarDate } from '@claimstream/kernel';
import { z } from 'zod';
import { npiHasValidCheckDigit } from './npi.js';

/** Marks a shape as personal (PHI): masked wherever it would be shown outside the record itself. */
export const personal = <Schema extends z.ZodType>(schema: Schema): Schema => schema.meta({ ...schema.meta(), phi: true });

/** Text that a payer's format can carry: printable, no line breaks, none of X12's usual delimiters, not only blanks. */
export const Text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\u0000-\u001f\u007f*~^|]+$/, 'must be printable text without * ~ ^ |');

export const Id = z.uuid();
export const Cents = z.int().meta({ description: 'Whole US cents.' });
export const ChargeCents = z.int().min(0).meta({ description: 'A charge in whole US cents, not negative.' });
export const CalendarDate = z
  .string()
  .refine(isCalendarDate, { message: 'must be a day that exists, as YYYY-MM-DD', params: { code: 'INVALID_DATE' } })
  .meta({ format: 'date' });
export const Instant = z.iso.datetime();

export const Npi = z
  .string()
  .regex(/^[12]\d{9}$/, { error: 'must be ten digits that start with 1 or 2', abort: true })
  .refine(npiHasValidCheckDigit, { message: 'must have the right check digit', params: { code: 'NPI_CHECK_DIGIT' } })
  .meta({ description: 'National Provider Identifier, ten digits with Luhn check digit (45 CFR 162.406).' });

/** ICD-10-CM as coders write it, with or without the point; carried without it (guideline: three to seven characters). */
export const Icd10CmCode = z
  .string()
  .transform((code) => code.replace('.', '').toUpperCase())
  .pipe(z.string().regex(/^[A-Z][0-9A][0-9AB][0-9A-Z]{0,4}$/, 'must be in the form of an ICD-10-CM code'));

export const Icd10PcsCode = z
  .string()
  .toUpperCase()
  .regex(/^[0-9A-HJ-NP-Z]{7}$/, 'must be in the form of an ICD-10-PCS code');

/** CPT (five digits, or four and F, T, U, M, A) or HCPCS Level II (a letter and four digits). */
export const ProcedureCode = z
  .string()
  .toUpperCase()
  .regex(/^(\d{4}[0-9AFMTU]|[A-V]\d{4})$/, 'must be in the form of a CPT or HCPCS code');

export const Modifier = z
  .string()
  .toUpperCase()
  .regex(/^[0-9A-Z]{2}$/, 'must be two letters or digits');
export const RevenueCode = z.string().regex(/^\d{4}$/, 'must be four digits');
export const PlaceOfServiceCode = z.string().regex(/^\d{2}$/, 'must be two digits');
export const PresentOnAdmission = z
  .enum(['Y', 'N', 'U', 'W'])
  .meta({ description: 'Yes, no, unknown, clinically undetermined.' });
export const Quantity = z
  .number()
  .positive()
  .max(9_999_999)
  .refine((value) => Number.isInteger(Math.round(value * 1e6) / 1e3), 'must have at most three decimals');
