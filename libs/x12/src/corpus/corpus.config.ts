/** `X12_VERDICTS=write` makes the corpus spec write docs/x12-verdicts.md anew instead of comparing it. */
export const writesVerdicts = process.env['X12_VERDICTS'] === 'write';
