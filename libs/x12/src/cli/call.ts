/** What the command line asks for; `wrong` says why a call cannot be understood. */
export type Call =
  | { readonly kind: 'run'; readonly command: Command; readonly files: readonly string[]; readonly options: Options }
  | { readonly kind: 'wrong'; readonly message: string };

export const commands = ['validate', 'parse', 'ack', 'describe'] as const;

export type Command = (typeof commands)[number];

export interface Options {
  /** Everything that is odd is an error, as for what we send. */
  readonly strict: boolean;
  /** ISA13 of the first interchange that `ack` writes, over all files; groups and sets of each count from 1. */
  readonly control: number;
}

export const usage = `Usage: npm run x12 -- <command> FILE…
  validate   one JSON line a file: is it valid, what was found and where
  parse      the typed documents as JSON lines; claims and payments one by one
  ack        the TA1 and 999 that answer the file
  describe   a readable listing with names; personal values are masked
Options: --strict (odd is wrong), --control N (control number of ack's first interchange)
Exit code: 0 all files are valid, 1 any is not, 2 the call is wrong.`;

/** Reads the words after the program's name. */
export function callFrom(words: readonly string[]): Call {
  const [command, ...rest] = words;
  if (!isCommand(command))
    return { kind: 'wrong', message: command === undefined ? 'There is no command.' : 'There is no such command.' };
  const files: string[] = [];
  let options: Options = { strict: false, control: 1 };
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index]!;
    if (word === '--strict') options = { ...options, strict: true };
    else if (word === '--control') {
      const control = Number(rest[++index]);
      if (!Number.isInteger(control) || control < 1 || control > 999_999_999) {
        return { kind: 'wrong', message: '--control takes a number from 1 to 999999999.' };
      }
      options = { ...options, control };
    } else if (word.startsWith('--')) return { kind: 'wrong', message: `There is no option ${word}.` };
    else files.push(word);
  }
  return files.length === 0 ? { kind: 'wrong', message: 'There is no file.' } : { kind: 'run', command, files, options };
}

const isCommand = (word: string | undefined): word is Command => commands.some((command) => command === word);
