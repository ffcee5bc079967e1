/**
 * Where the runtime says what it does. Fields are names, counts and codes; there is no way to hand it a payload or an error
 * object.
 */
export interface MessagingLogger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export const silentLogger: MessagingLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };
