/** @jest-environment-options {"customExportConditions": ["@claimstream/source", "node", "require", "default", "import"]} */
import path from 'node:path';
import { render } from './kustomize.js';
import { at, type Yaml } from './manifest.js';
import { faultOf } from './resource-schemas.js';
import { unknownFields } from './unknown-fields.js';

const manifestsOf = (overlay: string): Yaml[] => render(path.resolve(__dirname, '../../k8s', overlay));
const production = manifestsOf('overlays/production');
const changed = (kind: string, spec: Yaml): Yaml => {
  const manifest = production.find((one) => one['kind'] === kind)!;
  return { ...manifest, spec: { ...(manifest['spec'] as Yaml), ...spec } };
};

it.each(['base', 'overlays/local', 'overlays/production'])(
  'finds every manifest of %s fit for the schema of its kind',
  (overlay) => {
    const faults = manifestsOf(overlay).map((manifest) => [at(manifest, 'metadata', 'name'), faultOf(manifest)]);
    expect(faults.filter(([, fault]) => fault !== undefined)).toEqual([]);
  },
);

it('sees what Kubernetes would refuse', () => {
  expect(faultOf(changed('Deployment', { replicas: 'three' }))).toMatch(/replicas/);
  expect(faultOf(changed('NetworkPolicy', { podSelector: undefined, policyTypes: 'Ingress' }))).toMatch(/policyTypes/);
  expect(faultOf(changed('ScaledObject', { minReplicas: 1 }))).toMatch(/additional properties/);
  expect(faultOf({ ...production[0]!, kind: 'Deploymint' })).toMatch(/No schema/);
});

it('finds no field that a kind does not have, but the one that is planted', () => {
  const misspelled = changed('Deployment', { minReadySecs: 5 });
  const found = unknownFields([...manifestsOf('overlays/local'), ...production, misspelled]);
  expect(found).toEqual([expect.stringMatching(/^coding: .*minReadySecs/)]);
}, 60_000);
