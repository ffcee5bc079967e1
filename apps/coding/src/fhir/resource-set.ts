import type { FhirResource, Reference, ResourceType } from './resources.js';

type OfType<Type extends ResourceType> = Extract<FhirResource, { resourceType: Type }>;

/** The resources of one request, found by every way in which FHIR refers to them. */
export class ResourceSet {
  readonly #byReference = new Map<string, FhirResource>();
  readonly #byType: ReadonlyMap<ResourceType, readonly FhirResource[]>;

  constructor(entries: readonly { fullUrl?: string; resource: FhirResource }[]) {
    this.#byType = Map.groupBy(
      entries.map(({ resource }) => resource),
      ({ resourceType }) => resourceType,
    );
    for (const { fullUrl, resource } of entries) {
      for (const name of namesOf(resource, fullUrl)) this.#byReference.set(name, resource);
    }
  }

  all<Type extends ResourceType>(type: Type): readonly OfType<Type>[] {
    return (this.#byType.get(type) ?? []) as OfType<Type>[];
  }

  /** What a reference means: `urn:uuid:…`, `Patient/1`, `Practitioner?identifier=system|value` or a logical identifier. */
  find<Type extends ResourceType>(type: Type, reference: Reference | undefined): OfType<Type> | undefined {
    if (!reference) return undefined;
    const { system, value } = reference.identifier ?? {};
    const found =
      (reference.reference !== undefined ? this.#byReference.get(reference.reference) : undefined) ??
      (value !== undefined ? this.#byReference.get(conditional(type, system, value)) : undefined);
    return found?.resourceType === type ? (found as OfType<Type>) : undefined;
  }
}

function namesOf(resource: FhirResource, fullUrl: string | undefined): string[] {
  const { resourceType, id } = resource;
  const identifiers = 'identifier' in resource ? resource.identifier : [];
  return [
    ...(fullUrl === undefined ? [] : [fullUrl]),
    ...(id === undefined ? [] : [`${resourceType}/${id}`, `urn:uuid:${id}`]),
    ...identifiers.flatMap(({ system, value }) => (value === undefined ? [] : [conditional(resourceType, system, value)])),
  ];
}

const conditional = (type: string, system: string | undefined, value: string): string =>
  `${type}?identifier=${system ?? ''}|${value}`;

/** The identifier in a conditional reference; what it names need not be in the bundle. */
export function identifierOfReference(reference: Reference | undefined): { system: string; value: string } | undefined {
  const match = /\?identifier=([^|]*)\|(.+)$/.exec(reference?.reference ?? '');
  if (match) return { system: match[1]!, value: match[2]! };
  const { system = '', value } = reference?.identifier ?? {};
  return value === undefined ? undefined : { system, value };
}
