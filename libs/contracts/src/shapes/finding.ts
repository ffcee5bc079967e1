import { z } from 'zod';
import { Instant, personal } from './primitives.js';

const answer = {
  reason: personal(z.string().trim().min(1).max(500).meta({ description: 'Why the finding does not stand here.' })),
  by: z.string().max(200).meta({ description: 'The person who says so: the subject of their token.' }),
  at: Instant,
};

/** One thing that an edit, a payer's answer or a check has to say. A finding never quotes what is personal. */
export const Finding = z.strictObject({
  code: z.string().max(60).meta({ description: "Stable name, for example POINTER_WITHOUT_DIAGNOSIS, or a payer's own code." }),
  severity: z.enum(['error', 'warning', 'information']),
  message: z.string().max(500),
  path: z.string().max(300).optional().meta({ description: 'JSON pointer into the encounter or claim.' }),
  about: z.string().max(100).optional().meta({
    description:
      'What it is about besides its path, where several of one code may stand there: the pair, the policy, the other diagnosis.',
  }),
  source: z.string().max(100).optional().meta({ description: 'The rule, table, guide element or list that says so.' }),
  release: z.string().max(60).optional(),
  fix: z.string().max(500).optional(),
  overridable: z.boolean().optional().meta({ description: 'A person may answer it with a reason; it then holds nothing.' }),
  override: z.strictObject(answer).optional().meta({ description: 'That it was answered so; an error then holds nothing.' }),
});
export type Finding = z.output<typeof Finding>;

/**
 * A person's answer to one finding of an encounter: it is known and does not stand here. It is of the finding of that code at that path, about that;
 * one that says nothing of `about` was given before findings said it, and is of all of that code at that path.
 */
export const Override = z.strictObject({
  code: Finding.shape.code,
  path: Finding.shape.path,
  about: Finding.shape.about,
  ...answer,
});
export type Override = z.output<typeof Override>;
