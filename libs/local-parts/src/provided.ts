export interface ProvidedPostgres {
  /** Connection string of a role that may create roles and databases. */
  readonly url: string;
  /** Ends what was started for us; nothing where it was given. */
  stop(): Promise<void>;
}

export interface ProvidedKafka {
  /** `host:port,…` */
  readonly brokers: string;
  /** Ends what was started for us; nothing where it was given. */
  stop(): Promise<void>;
}
