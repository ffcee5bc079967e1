import { z } from 'zod';

/** The topics: one per owning service, so that one thing's story stays in order across event types. */
export type Topic = 'encounters' | 'eligibility' | 'claims' | 'submissions' | 'payments';

/** What a contract is made of. */
export interface EventDefinition<Type extends string, Schema extends z.ZodType> {
  type: Type;
  version: number;
  topic: Topic;
  /** The id of the thing whose story must stay in order; opaque, never personal. */
  keyOf: (data: z.output<Schema>) => string;
  data: Schema;
  summary: string;
  example: z.input<Schema>;
  /** How the data of each earlier version becomes data of the next: `{ 1: (v1) => v2 }`. */
  upcasts?: Readonly<Record<number, (past: unknown) => unknown>>;
}

/** An event that a decision wants told; messaging adds the envelope when it commits. */
export interface Announcement<Data = unknown> {
  readonly contract: EventContract;
  readonly key: string;
  readonly data: Data;
}

/** A contract: from it come the type, the check when published and when received, topic and key, the documents and the mask. */
export interface EventContract<Type extends string = string, Schema extends z.ZodType = z.ZodType> extends Readonly<
  EventDefinition<Type, Schema>
> {
  /** The CloudEvents type, with the major version: `claim-created.v1`. */
  readonly cloudEventType: string;
  /** Says that this happened. The data is checked when it is published, not here. */
  of(data: z.output<Schema>): Announcement<z.output<Schema>>;
}

/** The data of a contract's event. */
export type DataOf<Contract extends EventContract> = z.output<Contract['data']>;

export function defineEvent<const Type extends string, Schema extends z.ZodType>(
  definition: EventDefinition<Type, Schema>,
): EventContract<Type, Schema> {
  const contract: EventContract<Type, Schema> = {
    ...definition,
    cloudEventType: cloudEventTypeOf(definition.type, definition.version),
    of: (data) => ({ contract: contract as unknown as EventContract, key: definition.keyOf(data), data }),
  };
  return contract;
}

export const cloudEventTypeOf = (type: string, version: number): string => `${type}.v${version}`;
