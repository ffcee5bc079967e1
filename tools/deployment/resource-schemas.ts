import { Ajv, type AnySchema } from 'ajv';
import * as apps from 'kubernetes-models/apps/v1';
import * as autoscaling from 'kubernetes-models/autoscaling/v2';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';
import type { Yaml } from './manifest.js';

interface Validating {
  validate(): void;
}

const models: Readonly<Record<string, object>> = {
  'apps/v1': apps,
  'autoscaling/v2': autoscaling,
  'networking.k8s.io/v1': networking,
  'policy/v1': policy,
  v1: core,
};

/** What a manifest's kind says is wrong with it; of KEDA's kinds as much as we use is written down here. */
export function faultOf(manifest: Yaml): string | undefined {
  const { apiVersion, kind } = manifest as { apiVersion: string; kind: string };
  const Model = (models[apiVersion] as Record<string, new (data: Yaml) => Validating> | undefined)?.[kind];
  if (Model) return thrownBy(() => new Model(manifest).validate());
  const schema = ourSchemas[`${apiVersion}/${kind}`];
  if (!schema) return `No schema is known for ${apiVersion} ${kind}.`;
  const ajv = new Ajv({ allErrors: true });
  return ajv.validate(schema, manifest) ? undefined : ajv.errorsText();
}

function thrownBy(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

const closed = (properties: Record<string, AnySchema>, required: readonly string[] = Object.keys(properties)): AnySchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 1 };
const truth = { enum: ['true', 'false'] };
const metadata = { type: 'object', required: ['name'] };

/** KEDA 2.17: the Kafka scaler's metadata are texts, all of them. */
const kafkaTrigger = closed({
  type: { const: 'kafka' },
  metadata: closed({
    bootstrapServers: text,
    consumerGroup: text,
    lagThreshold: { type: 'string', pattern: '^[1-9][0-9]*$' },
    limitToPartitionsWithLag: truth,
    excludePersistentLag: truth,
    sasl: { enum: ['scram_sha256', 'scram_sha512'] },
    tls: { const: 'enable' },
  }),
  authenticationRef: closed({ name: text }),
});

const ourSchemas: Readonly<Record<string, AnySchema>> = {
  'keda.sh/v1alpha1/ScaledObject': closed({
    apiVersion: text,
    kind: text,
    metadata,
    spec: closed({
      scaleTargetRef: closed({ name: text }),
      minReplicaCount: count,
      maxReplicaCount: count,
      pollingInterval: count,
      advanced: closed({ horizontalPodAutoscalerConfig: closed({ behavior: { type: 'object' } }) }),
      triggers: { type: 'array', minItems: 1, items: kafkaTrigger },
    }),
  }),
  'keda.sh/v1alpha1/TriggerAuthentication': closed({
    apiVersion: text,
    kind: text,
    metadata,
    spec: closed({
      secretTargetRef: {
        type: 'array',
        items: closed({ parameter: { enum: ['username', 'password', 'ca'] }, name: text, key: text }),
      },
    }),
  }),
};
