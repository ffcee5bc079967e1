import { z } from 'zod';

/** One thing that an edit, a payer's answer or a check has to say. A finding never quotes what is personal. */
export const Finding = z.strictObject({
  code: z.string().max(60).meta({ description: "Stable name, for example POINTER_WITHOUT_DIAGNOSIS, or a payer's own code." }),
  severity: z.enum(['error', 'warning', 'information']),
  message: z.string().max(500),
  path: z.string().max(300).optional().meta({ description: 'JSON pointer into the encounter or claim.' }),
  source: z.string().max(100).optional().meta({ description: 'The rule, table, guide element or list that says so.' }),
  release: z.string().max(60).optional(),
  fix: z.string().max(500).optional(),
});
export type Finding = z.output<typeof Finding>;
