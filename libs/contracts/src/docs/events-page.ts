import { catalogue, topicOwners } from '../catalogue.js';
import type { EventContract, Topic } from '../define-event.js';
import { type JsonSchema, jsonSchemaOf } from '../json-schema.js';

/** docs/events.md: every event with its key, its fields and an example, made from the contracts. */
export function eventsPage(): string {
  const topics = Object.keys(topicOwners) as Topic[];
  return [
    '# Events',
    '',
    'Made from `libs/contracts` by `nx run contracts:docs`; do not edit. The examples tell one story.',
    '',
    '| topic | owner | events |',
    '|---|---|---|',
    ...topics.map(
      (topic) =>
        `| \`${topic}\` | ${topicOwners[topic]} | ${eventsOf(topic)
          .map(({ type }) => `[\`${type}\`](#${type})`)
          .join(', ')} |`,
    ),
    '',
    ...topics.flatMap((topic) => eventsOf(topic).flatMap(section)),
  ].join('\n');
}

const eventsOf = (topic: Topic): EventContract[] => catalogue.filter((contract) => contract.topic === topic);

function section(contract: EventContract): string[] {
  return [
    `## ${contract.type}`,
    '',
    contract.summary,
    '',
    `Topic \`${contract.topic}\`, version ${contract.version}, CloudEvents type \`${contract.cloudEventType}\`.`,
    '',
    '| field | type | |',
    '|---|---|---|',
    ...fields(jsonSchemaOf(contract.data)),
    '',
    '```json',
    JSON.stringify(contract.example, null, 2),
    '```',
    '',
  ];
}

/** The fields of the first two levels; what lies deeper is in the AsyncAPI document. */
function fields({ properties = {}, required = [] }: JsonSchema, prefix = '', depth = 0): string[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const marks = [required.includes(name) ? '' : 'optional', schema.phi ? 'personal' : ''].filter(Boolean).join(', ');
    const line = `| \`${prefix}${name}\` | ${typeOf(schema)}${marks && ` (${marks})`} | ${(schema.description ?? '').replaceAll('|', '\\|')} |`;
    return depth === 0 ? [line, ...fields(schema, `${prefix}${name}.`, depth + 1)] : [line];
  });
}

function typeOf({ type, format, enum: values, const: constant, anyOf, oneOf, items }: JsonSchema): string {
  if (constant !== undefined) return `\`${JSON.stringify(constant)}\``;
  if (values) return values.map((value) => `\`${String(value)}\``).join(' ');
  const branches = anyOf ?? oneOf;
  if (branches) return [...new Set(branches.map(typeOf))].join(' or ');
  if (type === 'array') return `list of ${items ? typeOf(items) : 'anything'}`;
  return format ? `${type} (${format})` : (type ?? 'anything');
}
