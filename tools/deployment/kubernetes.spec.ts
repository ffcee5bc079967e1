import path from 'node:path';
import { readdirSync } from 'node:fs';
import { environmentFaults, services } from './app-settings.js';
import { imageEnvironmentIn, readDockerfile } from './dockerfile.js';
import { readYaml, render } from './kustomize.js';
import { at, isMap, type Yaml } from './manifest.js';

const root = path.resolve(__dirname, '../..');
const overlays = ['local', 'production'] as const;
const rendered = Object.fromEntries(overlays.map((name) => [name, render(path.join(root, 'k8s/overlays', name))]));
const nameOf = (manifest: Yaml): string => String(at(manifest, 'metadata', 'name'));
const named = (manifests: readonly Yaml[], kind: string, name: string): Yaml | undefined =>
  manifests.find((manifest) => manifest['kind'] === kind && nameOf(manifest) === name);
const workloads = (manifests: readonly Yaml[]): Yaml[] =>
  manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
const listAt = (value: unknown, ...steps: string[]): Yaml[] => (at(value, ...steps) ?? []) as Yaml[];
const containerOf = (workload: Yaml): Yaml => listAt(workload, 'spec', 'template', 'spec', 'containers')[0]!;
const initContainersOf = (workload: Yaml): Yaml[] => listAt(workload, 'spec', 'template', 'spec', 'initContainers');
const everyServiceOf = overlays.flatMap((overlay) => services.map((service) => [overlay, service] as const));

describe.each(overlays)('the overlay %s', (overlay) => {
  const manifests = rendered[overlay]!;

  it('names each thing once', () => {
    const names = manifests.map((manifest) => `${String(manifest['kind'])} ${nameOf(manifest)}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('lets nothing run as root, gain rights, or lack limits', () => {
    for (const workload of workloads(manifests)) {
      expect(at(workload, 'spec', 'template', 'spec', 'securityContext')).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      for (const container of [...initContainersOf(workload), containerOf(workload)]) {
        expect(container).toMatchObject({
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          resources: {
            requests: { cpu: expect.any(String), memory: expect.any(String) },
            limits: { memory: expect.any(String) },
          },
        });
      }
    }
  });

  it('denies all traffic that no policy allows', () => {
    expect(named(manifests, 'NetworkPolicy', 'deny-all')?.['spec']).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });
});

describe.each(everyServiceOf)('in the overlay %s the service %s', (overlay, service) => {
  const manifests = rendered[overlay]!;
  const deployment = named(manifests, 'Deployment', service)!;
  const container = containerOf(deployment);
  const [migration = {}] = initContainersOf(deployment);

  it('is probed, held and stopped as all are', () => {
    expect(container).toMatchObject({
      startupProbe: { httpGet: { path: '/health/live', port: 'management' } },
      livenessProbe: { httpGet: { path: '/health/live', port: 'management' } },
      readinessProbe: { httpGet: { path: '/health/ready', port: 'management' } },
      securityContext: { readOnlyRootFilesystem: true },
    });
    expect(at(deployment, 'spec', 'template', 'spec', 'terminationGracePeriodSeconds')).toBeGreaterThan(30);
  });

  it('has a Service, and a disruption budget for its own pods', () => {
    const labels = at(deployment, 'spec', 'template', 'metadata', 'labels');
    const selectors = [
      at(named(manifests, 'Service', service), 'spec', 'selector'),
      at(named(manifests, 'PodDisruptionBudget', service), 'spec', 'selector', 'matchLabels'),
      at(deployment, 'spec', 'selector', 'matchLabels'),
    ];
    for (const selector of selectors) expect(isMap(selector) && labels).toMatchObject(selector as Yaml);
  });

  it('is given the variables that it needs, and none that it does not read', () => {
    for (const one of [migration, container]) {
      expect(environmentFaults(service, { ...imageEnvironment, ...environmentOf(one, manifests) })).toEqual([]);
    }
  });

  it('is migrated before it starts, by the same image', () => {
    expect(migration).toMatchObject({ command: ['node', 'app/dist/main.js', 'migrate'], image: container['image'] });
    const { DATABASE_URL, DATABASE_OWNER_URL } = environmentOf(migration, manifests);
    expect(DATABASE_OWNER_URL ?? DATABASE_URL).toBeDefined();
  });
});

it('scales only what is there, once, within the partitions of a topic', () => {
  const scalers = rendered['production']!.filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject');
  const targets = scalers.map((scaler) => String(at(scaler, 'spec', 'scaleTargetRef', 'name')));
  expect(targets.sort()).toEqual(['claims', 'coding', 'eligibility', 'remittance']);
  for (const { spec } of scalers) expect(Number(at(spec, 'maxReplicaCount') ?? at(spec, 'maxReplicas'))).toBeLessThanOrEqual(12);
});

it.each(services)('does not tell the processes of %s who owns the tables, in production', (service) => {
  const manifests = rendered['production']!;
  expect(environmentOf(containerOf(named(manifests, 'Deployment', service)!), manifests)).not.toHaveProperty(
    'DATABASE_OWNER_URL',
  );
});

it('commits no secret: production refers to all of them', () => {
  expect(rendered['production']!.filter(({ kind }) => kind === 'Secret')).toEqual([]);
});

it('has no manifest that no kustomization uses', () => {
  for (const folder of ['base', 'overlays/local', 'overlays/production'].map((name) => path.join(root, 'k8s', name))) {
    const text = JSON.stringify(readYaml(path.join(folder, 'kustomization.yaml')));
    const unused = readdirSync(folder).filter((name) => name !== 'kustomization.yaml' && !text.includes(`"${name}"`));
    expect(unused).toEqual([]);
  }
});

const imageEnvironment = imageEnvironmentIn(readDockerfile(path.join(root, 'Dockerfile')));

/** The keys of the Secrets that production refers to and does not contain (k8s/README.md), with values of their kind. */
const elsewhere = (name: string): Record<string, string> =>
  name.endsWith('-owner')
    ? { DATABASE_OWNER_URL: 'postgres://owner:secret@postgres/db' }
    : { DATABASE_APP_URL: 'postgres://app:secret@postgres/db', DATABASE_RELAY_URL: 'postgres://relay:secret@postgres/db' };

function environmentOf(container: Yaml, manifests: readonly Yaml[]): Record<string, string> {
  const dataOf = (kind: string, reference: unknown): Record<string, string> => {
    const name = String(at(reference, 'name'));
    const manifest = named(manifests, kind, name);
    if (!manifest && kind === 'Secret' && manifests === rendered['production']) return elsewhere(name);
    if (!manifest && at(reference, 'optional') === true) return {};
    if (!manifest) throw new Error(`There is no ${kind} ${name}.`);
    return (manifest['data'] ?? manifest['stringData']) as Record<string, string>;
  };
  const whole = listAt(container, 'envFrom').map(({ configMapRef, secretRef }) =>
    configMapRef ? dataOf('ConfigMap', configMapRef) : dataOf('Secret', secretRef),
  );
  const single = listAt(container, 'env').map(({ name, value, valueFrom }) => {
    const { configMapKeyRef, secretKeyRef } = (valueFrom ?? {}) as Yaml;
    if (configMapKeyRef) return { [String(name)]: dataOf('ConfigMap', configMapKeyRef)[String(at(configMapKeyRef, 'key'))]! };
    return { [String(name)]: secretKeyRef ? 'secret' : String(value) };
  });
  return Object.assign({}, ...whole, ...single) as Record<string, string>;
}
