import { readFileSync } from 'node:fs';

/** One line of a Dockerfile, joined over its continuations: `COPY` and what follows. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
  /** Which `FROM` it belongs to, from 0. */
  readonly stage: number;
}

export function readDockerfile(file: string): Instruction[] {
  const lines = readFileSync(file, 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  let stage = -1;
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name, text] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      if (!name || text === undefined) throw new Error(`Not an instruction: ${line}`);
      if (name === 'FROM') stage += 1;
      return { name, text, stage };
    });
}

/** What makes the image itself: the last stage. */
export function lastStageOf(instructions: readonly Instruction[]): Instruction[] {
  const last = Math.max(...instructions.map(({ stage }) => stage));
  return instructions.filter(({ stage }) => stage === last);
}

/** The variables that the image sets. */
export function imageEnvironmentIn(instructions: readonly Instruction[]): Record<string, string> {
  const texts = lastStageOf(instructions).flatMap(({ name, text }) => (name === 'ENV' ? [text] : []));
  const pairs = texts.flatMap((text) => [...text.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)]);
  return Object.fromEntries(pairs.map(([, variable, quoted, plain]) => [variable!, quoted ?? plain ?? '']));
}
