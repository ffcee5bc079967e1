import { Injectable, ValidationPipe, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { z } from 'zod';
import { InvalidRequest, pointerTo, type Fault } from './faults.js';
import { faultsOf, printable } from './zod-faults.js';

/** Faults of a body are JSON pointers; of other parts they begin with the part: `#query/limit`, `#param/claimId`. */
const prefixOf = (metadata: ArgumentMetadata): string =>
  metadata.type === 'body' ? '' : `#${metadata.type}${metadata.data === undefined ? '' : `/${metadata.data}`}`;

/**
 * Checks every parameter of a handler and refuses with all faults at once: by the Zod shape it declares (`@Body({ schema: Encounter })`,
 * `@Param('claimId', { schema: z.uuid() })`), or by the class-validator decorators of its class.
 */
@Injectable()
export class RequestPipe implements PipeTransform {
  readonly #classes = new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors: ValidationError[]) => new InvalidRequest(errors.flatMap((error) => faultsOfClass(error))),
  });

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    const prefix = prefixOf(metadata);
    if (metadata.schema) {
      const read = await (metadata.schema as unknown as z.ZodType).safeParseAsync(value);
      if (read.success) return read.data;
      throw new InvalidRequest(withPrefix(prefix, faultsOf(read.error.issues, value)));
    }
    if (typeof metadata.metatype !== 'function') return value;
    if (metadata.type === 'query') refuseZeroCharacters(value);
    try {
      return (await this.#classes.transform(value, metadata)) as unknown;
    } catch (error) {
      throw error instanceof InvalidRequest ? new InvalidRequest(withPrefix(prefix, error.faults)) : error;
    }
  }
}

/** No text of ours has one, and the database takes none; bodies say it in their shapes. */
function refuseZeroCharacters(query: unknown): void {
  const faults = Object.entries(query ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' && value.includes('\0')
      ? [{ pointer: `#query${pointerTo([printable(name)])}`, code: 'INVALID_FORMAT', detail: 'Zero characters are no text.' }]
      : [],
  );
  if (faults.length > 0) throw new InvalidRequest(faults);
}

const withPrefix = (prefix: string, faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, pointer: `${prefix}${fault.pointer}` }));

function faultsOfClass({ property, constraints = {}, children = [] }: ValidationError, at: readonly string[] = []): Fault[] {
  const path = [...at, 'whitelistValidation' in constraints ? printable(property) : property];
  const own = Object.entries(constraints).map(([rule, detail]) => ({
    pointer: pointerTo(path),
    code: rule === 'whitelistValidation' ? 'UNKNOWN_FIELD' : rule.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase(),
    detail: rule === 'whitelistValidation' ? 'There is no such field.' : detail,
  }));
  return [...own, ...children.flatMap((child) => faultsOfClass(child, path))];
}
