import { z } from 'zod';

/** One environment variable: its name, what its text must be, and what it does, in a sentence for the README. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly variable: string;
  readonly schema: Schema;
  readonly says: string;
}

/** What a service reads, nested as its code wants it. */
export interface Settings {
  readonly [name: string]: Setting | Settings;
}

/** The values that a tree of settings is read into. */
export type ConfigOf<Tree> = {
  readonly [Name in keyof Tree]: Tree[Name] extends Setting<infer Schema> ? z.output<Schema> : ConfigOf<Tree[Name]>;
};

export const setting = <Schema extends z.ZodType>(variable: string, schema: Schema, says: string): Setting<Schema> => ({
  variable,
  schema,
  says,
});

/** Tells a setting from a branch of the tree. */
export const isSetting = (node: Setting | Settings): node is Setting => node['schema'] instanceof z.ZodType;

/** All settings of a tree, in the order in which they are written. */
export function settingsOf(tree: Settings): Setting[] {
  return Object.values(tree).flatMap((node) => (isSetting(node) ? [node] : settingsOf(node)));
}
