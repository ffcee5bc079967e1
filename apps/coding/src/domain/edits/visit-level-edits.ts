import type { VisitDocumentation } from '@claimstream/contracts';
import type { CodedLine } from './coding.js';
import { type EditFinding, type ProfessionalEdit, tells, warns } from './edit.js';
import { type DecisionLevel, decisionLevels, visitCodeOf, visitCodesOf, type VisitCode } from './visits.js';

const source = 'CPT evaluation and management guidelines, 2023';

/**
 * The level of a visit against what is documented: the higher of medical decision making and the practitioner's own time. Both directions are
 * signals with their evidence; the level is a coder's and nothing changes it here.
 */
export const levelNotDocumented: ProfessionalEdit = ({ documentation }, { coding }) => {
  const line = coding.lines.find(({ procedureCode }) => visitCodeOf(procedureCode));
  const reported = line && visitCodeOf(line.procedureCode);
  if (!line || !reported || !documentation) return [];

  const supported = highestSupported(reported, documentation);
  if (supported === 'nothing said' || supported?.code === reported.code) return [];
  const saying = { path: `${line.path}/procedureCode`, source };
  const evidence = evidenceOf(reported, documentation);
  return !supported || isBelow(supported, reported)
    ? [
        warns('VISIT_LEVEL_ABOVE_DOCUMENTATION', {
          message: `${reported.code} asks for ${askedBy(reported)}. Documented: ${evidence}. That supports ${supported?.code ?? 'none of the family'}.`,
          fix: `${supported?.code ?? 'Another code'}, or what the record has beyond this.`,
          overridable: true,
          ...saying,
        }),
      ]
    : [
        tells('VISIT_LEVEL_BELOW_DOCUMENTATION', {
          message: `${reported.code} is reported. Documented: ${evidence}. That supports ${supported.code}.`,
          fix: `${supported.code}, if the record bears it out.`,
          ...saying,
        }),
      ];
};

/** The highest code of the family that decision making or time supports, if any; the lowest of some families asks for neither. */
function highestSupported(
  reported: VisitCode,
  { minutes, medicalDecisionMaking }: VisitDocumentation,
): VisitCode | 'nothing said' | undefined {
  const family = visitCodesOf(reported.family);
  const decision = medicalDecisionMaking && decisionLevelOf(medicalDecisionMaking);
  const timed = family.some((code) => code.minutes !== undefined);
  const leveled = family.some((code) => code.level !== undefined);
  if (!(leveled && decision) && !(timed && minutes !== undefined)) return 'nothing said';

  const supports = ({ level, minutes: floor }: VisitCode) =>
    (level !== undefined && decision !== undefined && rank(decision) >= rank(level)) ||
    (floor !== undefined && minutes !== undefined && minutes >= floor) ||
    (level === undefined && floor === undefined);
  return family.findLast(supports);
}

const isBelow = (one: VisitCode, other: VisitCode): boolean => {
  const family = visitCodesOf(one.family);
  return family.indexOf(one) < family.indexOf(other);
};

type Elements = NonNullable<VisitDocumentation['medicalDecisionMaking']>;

/** The level that two of the three elements meet or exceed: the second highest of them. */
export function decisionLevelOf({ problems, data, risk }: Elements): DecisionLevel {
  const [, second] = [rankOfElement[problems], rankOfElement[data], rankOfElement[risk]].toSorted((a, b) => b - a);
  return decisionLevels[second!]!;
}

const rankOfElement = { minimal: 0, low: 1, limited: 1, moderate: 2, high: 3, extensive: 3 } as const;
const rank = (level: DecisionLevel): number => decisionLevels.indexOf(level);

function askedBy({ level, minutes }: VisitCode): string {
  const asked = [level && `${level} decision making`, minutes !== undefined && `${minutes} minutes`].filter(Boolean);
  return asked.join(' or ') || 'neither decision making nor time';
}

function evidenceOf({ family }: VisitCode, { minutes, medicalDecisionMaking }: VisitDocumentation): string {
  const timed = visitCodesOf(family).some((code) => code.minutes !== undefined);
  return [
    medicalDecisionMaking &&
      `${decisionLevelOf(medicalDecisionMaking)} decision making (problems ${medicalDecisionMaking.problems}, data ${medicalDecisionMaking.data}, risk ${medicalDecisionMaking.risk})`,
    timed && minutes !== undefined && `${minutes} minutes`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The highest office level for one diagnosis, without any other service and without documentation, is worth a look. */
export const highLevelForLittle: ProfessionalEdit = ({ documentation, diagnoses }, { coding: { lines } }) => {
  const [line, ...others] = lines;
  const isHighest = line?.procedureCode === '99205' || line?.procedureCode === '99215';
  return isHighest && others.length === 0 && diagnoses.length === 1 && !documentation ? [littleFor(line)] : [];
};

const littleFor = ({ procedureCode, path }: CodedLine): EditFinding =>
  tells('VISIT_LEVEL_HIGH_FOR_LITTLE', {
    message: `${procedureCode} for one diagnosis, with no other service and no documentation of decision making or time.`,
    path: `${path}/procedureCode`,
    source,
    fix: 'Check the level against the note.',
  });

/** G2211 is not paid beside a visit with 25 (MPFS final rule 2024; preventive services of the same day excepted since 2025). */
export const complexityBesideProcedure: ProfessionalEdit = (_, { coding: { lines } }) =>
  lines.flatMap((line) => {
    if (line.procedureCode !== 'G2211') return [];
    const visit = lines.find(
      ({ date, procedureCode, modifiers }) => date === line.date && visitCodeOf(procedureCode) && modifiers.includes('25'),
    );
    return visit
      ? [
          warns('COMPLEXITY_ADD_ON_WITH_25', {
            message: `Line ${line.place + 1} is not paid beside the visit of line ${visit.place + 1}, which has 25.`,
            path: line.path,
            source: 'MPFS final rule 2024, G2211',
            fix: 'Leave it out, unless the other service is a preventive one or a vaccine.',
            overridable: true,
          }),
        ]
      : [];
  });
