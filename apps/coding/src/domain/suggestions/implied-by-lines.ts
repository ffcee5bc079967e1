import type { Candidate, Reading } from './coding-facts.js';

/** Procedures that are done for one reason, by number: the reason is coded beside them. */
const reasons: readonly { readonly code: string; readonly procedures: RegExp }[] = [
  { code: 'Z23', procedures: /^(904[67]\d|90480|904[89]\d|90[56]\d\d|907[0-5]\d|9130\d|G000[89]|G0010|M0201|00\d\dA)$/ },
  { code: 'Z1231', procedures: /^(77067|77063|G0202)$/ },
  { code: 'Z1211', procedures: /^(G0105|G0121|G0328|81528)$/ },
  { code: 'Z125', procedures: /^(G0102|G0103)$/ },
  { code: 'Z1331', procedures: /^(G0444)$/ },
  { code: 'Z124', procedures: /^(Q0091)$/ },
];

/** What the service lines are done for by their nature: immunizations, screenings. */
export const impliedByLines = ({ facts }: Reading): Candidate[] =>
  facts.procedures.flatMap(({ code: procedure, path }) =>
    reasons
      .filter(({ procedures }) => procedures.test(procedure))
      .map(({ code }) => ({
        code,
        rule: 'IMPLIED_BY_LINE' as const,
        score: 0.8,
        evidence: { kind: 'field' as const, path, quote: procedure },
      })),
  );
