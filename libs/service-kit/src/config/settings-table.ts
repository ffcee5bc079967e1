import { settingsOf, type Setting, type Settings } from './setting.js';

/** A README's table of all settings of a service: variable, default, and what it does. */
export function settingsTable(tree: Settings): string {
  const rows = settingsOf(tree).map((setting) => `| \`${setting.variable}\` | ${defaultOf(setting)} | ${setting.says} |`);
  return ['| variable | default | what it does |', '|---|---|---|', ...rows].join('\n');
}

function defaultOf({ schema }: Setting): string {
  const read = schema.safeParse(undefined);
  if (!read.success) return 'required';
  return read.data === undefined ? '' : `\`${String(read.data)}\``;
}
