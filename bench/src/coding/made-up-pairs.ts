const codesOf = { columnOne: 10_000, columnTwo: 170 };
const rationales = [
  'Misuse of Column Two code with Column One code',
  'Standards of medical/surgical practice',
  'Mutually exclusive procedures',
];

/** So many pairs in the layout of the NCCI files, sorted as they are; three in ten may never be reported together. */
export function* ptpLines(count: number): Generator<string> {
  yield 'MADE UP: pairs of numbers in the published layout\n\nColumn1/Column2 Edits\n';
  yield 'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\n';
  yield '\t\tprior to 1996\tDate\tDate\t0=not allowed\n\t\t\t\t*=no data\t1=allowed\n\t\t\t\t\t9=not applicable\n\n';
  for (let pair = 0; pair < count; pair += 1) {
    const one = 10_000 + Math.floor(pair / codesOf.columnTwo) * 8;
    const two = 10_003 + (pair % codesOf.columnTwo) * 500 + (one % 400);
    const indicator = pair % 10 < 3 ? 0 : pair % 50 === 7 ? 9 : 1;
    const year = 1996 + (pair % 29);
    const deleted = indicator === 9 ? `${year}0101` : '*';
    yield `${one}\t${two}\t${year === 1996 ? '*' : ''}\t${year}0101\t${deleted}\t${indicator}\t${rationales[pair % 3]}\n`;
  }
}
