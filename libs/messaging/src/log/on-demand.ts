interface Connectable {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/** A client that connects when it is first needed. One that failed is replaced at the next need: kafkajs clients remember topics that are gone. */
export class OnDemand<Client extends Connectable> {
  private current?: Promise<Client>;

  constructor(private readonly make: () => Client) {}

  async use<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const current = (this.current ??= connected(this.make()));
    try {
      return await work(await current);
    } catch (reason) {
      if (this.current === current) void this.disconnect();
      throw reason;
    }
  }

  async disconnect(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    const client = await current?.catch(() => undefined); // What never connected has nothing to end.
    await client?.disconnect().catch(() => undefined); // Its broker may be gone; nothing depends on a farewell.
  }
}

async function connected<Client extends Connectable>(client: Client): Promise<Client> {
  await client.connect();
  return client;
}
