import { z } from 'zod';

/** A whole number written in decimal digits, within bounds. */
export const wholeNumber = ({ min, max }: { min: number; max: number }) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

/** A TCP port; 0 lets the system choose one. */
export const port = wholeNumber({ min: 0, max: 65_535 });

/** `true` or `false`, nothing else. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Comma-separated words, at least one. */
export const list = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  )
  .pipe(z.array(z.string()).min(1));

export const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

export const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' });
