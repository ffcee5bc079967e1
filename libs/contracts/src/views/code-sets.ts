import { z } from 'zod';
import { Id, Instant } from '../shapes/index.js';

const Day = z.iso.date();

/** A fault of a file that was loaded, and where. */
export const CodeSetFault = z.object({
  file: z.string(),
  line: z.int().min(1),
  code: z.string().meta({ description: 'WRONG_LAYOUT, TRUNCATED, MIXED_LINE_ENDS, DUPLICATE_ROW, WRONG_ENCODING, BAD_ROW, …' }),
  detail: z.string(),
});

/** One immutable state of a code set, and the days on which it holds. */
export const CodeSetRelease = z.object({
  releaseId: Id,
  set: z.string(),
  version: z.string().meta({ description: 'Findings and reviews name it.' }),
  owner: z.enum(['deployment', 'tenant']).meta({ description: 'Licensed sets belong to the tenant that loaded them.' }),
  status: z.enum(['active', 'withdrawn']),
  effectiveFrom: Day,
  effectiveTo: Day.optional().meta({ description: 'The last day; absent while nothing ends it.' }),
  rows: z.int().min(0),
  badRows: z.int().min(0).meta({ description: 'Passed over, because they made no sense; faults lists the first hundred.' }),
  faults: z.array(CodeSetFault),
  digest: z.string().meta({ description: 'SHA-256 of the file; of several, of their digests in order.' }),
  files: z.array(z.string()),
  loadedBy: z.string(),
  loadedAt: Instant,
  withdrawn: z.object({ by: z.string(), at: Instant, reason: z.string() }).optional(),
});
export type CodeSetRelease = z.output<typeof CodeSetRelease>;

/** What became of an upload: the release, new or known. */
export const CodeSetReleaseReceipt = z.object({
  outcome: z.enum(['loaded', 'unchanged']).meta({ description: 'unchanged: this very file is an active release already.' }),
  release: CodeSetRelease,
});
export type CodeSetReleaseReceipt = z.output<typeof CodeSetReleaseReceipt>;

/** A set, and which release of it is in force on the day that was asked for. */
export const CodeSetView = z.object({
  set: z.string(),
  title: z.string(),
  authority: z.string(),
  licensed: z.boolean(),
  layouts: z.array(z.string()),
  inForce: z
    .object({
      version: z.string(),
      complete: z.boolean().meta({ description: 'false: the starter, in which an unknown code is no fault.' }),
      effectiveFrom: Day,
      effectiveTo: Day.optional(),
    })
    .optional(),
});
export type CodeSetView = z.output<typeof CodeSetView>;

const CodeText = z.object({
  code: z.string().meta({ description: 'Without its point, as claims have it.' }),
  description: z.string(),
  short: z.string().optional(),
  billable: z.boolean(),
});

/** A code that a search found. */
export const FoundCodeView = CodeText.extend({ system: z.string(), release: z.string() });
export type FoundCodeView = z.output<typeof FoundCodeView>;

/** A code with all that stands around it. */
export const CodeDetailView = FoundCodeView.extend({
  parents: z.array(z.object({ code: z.string(), description: z.string() })).meta({ description: 'The nearest first.' }),
  children: z.array(CodeText),
  notes: z.array(
    z.object({
      at: z.string().meta({ description: 'The code, or what it stands under.' }),
      kind: z
        .string()
        .meta({ description: 'includes, inclusionTerm, excludes1, excludes2, codeFirst, useAdditionalCode, codeAlso, notes' }),
      text: z.string(),
      targets: z.array(z.string()),
    }),
  ),
  seventhCharacters: z.array(z.object({ character: z.string(), meaning: z.string() })),
});
export type CodeDetailView = z.output<typeof CodeDetailView>;
