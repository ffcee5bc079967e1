import { z } from 'zod';
import { isSetting, settingsOf, type ConfigOf, type Settings } from './setting.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that cannot be used, and why. The value itself is never repeated: it may be a secret. */
export interface ConfigFault {
  readonly variable: string;
  readonly detail: string;
}

/** The process cannot start with this environment. Names every bad variable, and no values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly ConfigFault[]) {
    super(`The environment is not usable: ${faults.map(({ variable, detail }) => `${variable} ${detail}`).join('; ')}`);
  }
}

/** Looks at a whole configuration for what single variables cannot show. */
export type ConfigCheck<Config> = (config: Config) => ConfigFault[];

/**
 * Reads an environment through one Zod shape into the nested object that the tree describes. An empty variable counts as absent.
 * Throws `ConfigError` with all faults at once.
 */
export function readConfig<const Tree extends Settings>(
  environment: Environment,
  tree: Tree,
  checks: readonly ConfigCheck<ConfigOf<Tree>>[] = [],
): ConfigOf<Tree> {
  const settings = settingsOf(tree);
  const shape = z.object(Object.fromEntries(settings.map(({ variable, schema }) => [variable, schema])));
  const given = Object.fromEntries(settings.map(({ variable }) => [variable, environment[variable] || undefined]));

  const read = shape.safeParse(given);
  if (!read.success) throw new ConfigError(faultsOf(read.error, given));

  const config = nest(tree, read.data) as ConfigOf<Tree>;
  const faults = checks.flatMap((check) => check(config));
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function nest(tree: Settings, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tree).map(([name, node]) => [name, isSetting(node) ? values[node.variable] : nest(node, values)]),
  );
}

function faultsOf(error: z.ZodError, given: Readonly<Record<string, unknown>>): ConfigFault[] {
  return error.issues.map(({ path: [variable], message }) => ({
    variable: String(variable),
    detail: given[String(variable)] === undefined ? 'is missing' : `is not usable (${message})`,
  }));
}
