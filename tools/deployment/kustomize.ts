import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { at, merge, type Yaml } from './manifest.js';

const fileName = z.string().min(1);
const generator = z.strictObject({
  name: z.string(),
  behavior: z.literal('merge').optional(),
  literals: z.array(z.string().regex(/^[A-Z_]+=/)).optional(),
  envs: z.array(fileName).optional(),
});
const labels = z.record(z.string(), z.string());

/** As much of kustomize as our kustomizations use; a field that is not here is refused. */
const Kustomization = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  namespace: z.literal('claimstream'),
  labels: z.array(z.strictObject({ pairs: labels, includeTemplates: z.literal(true) })).default([]),
  resources: z.array(fileName),
  configMapGenerator: z.array(generator).default([]),
  secretGenerator: z.array(generator).default([]),
  images: z.array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() })).default([]),
  replicas: z.array(z.strictObject({ name: z.string(), count: z.int() })).default([]),
  patches: z
    .array(
      z.strictObject({
        path: fileName,
        target: z.strictObject({ kind: z.string(), labelSelector: z.string().regex(/^[^=]+=[^=]+$/) }).optional(),
      }),
    )
    .default([]),
});
type Kustomization = z.output<typeof Kustomization>;

/**
 * The manifests that `kubectl kustomize` makes of a folder, without the hashes in names of what is generated. Throws for a file that does not
 * exist, a patch that fits nothing, and what this small reading of kustomize does not know.
 */
export function render(folder: string): Yaml[] {
  const kustomization = Kustomization.parse(readYaml(path.join(folder, 'kustomization.yaml'))[0]);
  const resources = kustomization.resources.flatMap((name) => readResource(path.join(folder, name)));
  const generated = generate(folder, kustomization).reduce(addGenerated, resources);
  const patched = kustomization.patches.reduce((manifests, patch) => applyPatch(folder, manifests, patch), generated);
  return patched.map((manifest) => finish(manifest, kustomization));
}

export function readYaml(file: string): Yaml[] {
  if (!existsSync(file)) throw new Error(`There is no ${file}.`);
  return parseAllDocuments(readFileSync(file, 'utf8')).map((document) => {
    const [fault] = document.errors;
    if (fault) throw new Error(`${file}: ${fault.message}`);
    return document.toJS() as Yaml;
  });
}

const readResource = (file: string): Yaml[] => (/\.yaml$/.test(file) ? readYaml(file) : render(file));

function generate(folder: string, { configMapGenerator, secretGenerator }: Kustomization) {
  const linesOf = ({ literals = [], envs = [] }: z.output<typeof generator>): string[] => [
    ...literals,
    ...envs.flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n')).filter((line) => line !== ''),
  ];
  const toManifest = (kind: string, field: string) => (from: z.output<typeof generator>) => ({
    behavior: from.behavior,
    manifest: {
      apiVersion: 'v1',
      kind,
      metadata: { name: from.name },
      [field]: Object.fromEntries(linesOf(from).map(parseLine)),
    },
  });
  return [...configMapGenerator.map(toManifest('ConfigMap', 'data')), ...secretGenerator.map(toManifest('Secret', 'stringData'))];
}

function parseLine(line: string): [string, string] {
  const [name, ...value] = line.split('=');
  return [name!, value.join('=')];
}

function addGenerated(manifests: Yaml[], { behavior, manifest }: ReturnType<typeof generate>[number]): Yaml[] {
  const isSame = (one: Yaml) => one['kind'] === manifest.kind && at(one, 'metadata', 'name') === manifest.metadata.name;
  if (manifests.some(isSame) !== (behavior === 'merge'))
    throw new Error(`${manifest.metadata.name} is generated twice, or merged into nothing.`);
  if (!behavior) return [...manifests, manifest];
  return manifests.map((one) => (isSame(one) ? (merge(one, manifest) as Yaml) : one));
}

function applyPatch(folder: string, manifests: Yaml[], { path: file, target }: Kustomization['patches'][number]): Yaml[] {
  return readYaml(path.join(folder, file)).reduce((below, patch) => {
    const [label, value] = target?.labelSelector.split('=') ?? [];
    const fits = (manifest: Yaml): boolean =>
      manifest['kind'] === patch['kind'] &&
      (label
        ? at(manifest, 'metadata', 'labels', label) === value
        : at(manifest, 'metadata', 'name') === at(patch, 'metadata', 'name'));
    if (!below.some(fits)) throw new Error(`${file} fits no manifest.`);
    return below.map((manifest) =>
      fits(manifest) ? { ...(merge(manifest, patch) as Yaml), metadata: manifest['metadata'] } : manifest,
    );
  }, manifests);
}

function finish(manifest: Yaml, { namespace, labels: added, images, replicas }: Kustomization): Yaml {
  const pairs = added.map((one) => one.pairs);
  const labels = pairs.length > 0 ? { labels: Object.assign({}, ...pairs) as Record<string, string> } : {};
  const count = replicas.find(({ name }) => at(manifest, 'metadata', 'name') === name)?.count;
  const text = images.reduce(
    (json, { name, newName, newTag }) =>
      json.replaceAll(new RegExp(`"image":"${name}(:[^"]+)?"`, 'g'), `"image":"${newName}:${newTag}"`),
    JSON.stringify(manifest),
  );
  const own = { metadata: { ...(manifest['kind'] === 'Namespace' ? {} : { namespace }), ...labels } };
  const template = { spec: { ...(count ? { replicas: count } : {}), template: { metadata: labels } } };
  return merge(merge(JSON.parse(text), own), isWorkload(manifest) ? template : {}) as Yaml;
}

const isWorkload = ({ kind }: Yaml): boolean => kind === 'Deployment' || kind === 'StatefulSet';
