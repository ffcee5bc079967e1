import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serviceSettings } from './service-settings.js';
import { settingsTable } from './settings-table.js';

it('is what the README shows', () => {
  const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
  expect(readme).toContain(settingsTable({ ...serviceSettings({ port: 0 }) }));
});
