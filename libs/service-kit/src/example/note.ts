import { z } from 'zod';

/** What a caller writes. The kit's specs need a shape with several rules, one of them a refinement with a code of its own. */
export const NewNote = z
  .strictObject({
    patientName: z.string().min(1).max(100).meta({ phi: true }),
    text: z.string().max(1_000).meta({ phi: true }),
    amountsCents: z.array(z.int().min(0)).max(5).default([]),
  })
  .refine(({ text }) => !text.includes('FORBIDDEN'), {
    error: 'The text has a word that is not allowed.',
    path: ['text'],
    params: { code: 'TEXT_FORBIDDEN' },
  });
export type NewNote = z.output<typeof NewNote>;

export const NoteView = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  patientName: z.string(),
  text: z.string(),
  writtenAt: z.iso.datetime(),
  closed: z.boolean(),
});
export type NoteView = z.output<typeof NoteView>;
