import { setTimeout as sleep } from 'node:timers/promises';
import type { EncounterBatchReceipt, EncounterBatchResult, EncounterInput } from '@claimstream/contracts';

/** The coding service refused a request; the message is its code and detail, nothing of what was sent. */
export class RefusedByCoding extends Error {
  override readonly name = 'RefusedByCoding';
}

/** Sends encounters as a source system does. A service that is not there or full is waited for. */
export class CodingClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly signal?: AbortSignal,
  ) {}

  /** Up to 1,000 encounters of one tenant; a result for each. */
  async sendBatch(tenantId: string, encounters: readonly EncounterInput[]): Promise<EncounterBatchResult[]> {
    const answer = await this.#post('/v1/encounters/batch', tenantId, 'application/json', JSON.stringify({ encounters }));
    return ((await answer.json()) as EncounterBatchReceipt).results;
  }

  /** A FHIR R4 bundle, as it stands in its file. */
  async sendBundle(tenantId: string, bundle: string): Promise<void> {
    const answer = await this.#post('/fhir/R4', tenantId, 'application/fhir+json', bundle);
    await answer.body?.cancel(); // Nobody reads it; left alone, it would keep the connection busy until the front door gives up.
  }

  async #post(path: string, tenantId: string, contentType: string, body: string): Promise<Response> {
    for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 2_000)) {
      const answer = await this.#attempt(path, tenantId, contentType, body);
      if (answer?.ok) return answer;
      if (answer && !isForLater(answer)) throw await refusal(answer);
      await answer?.body?.cancel();
      await sleep(waitMs, undefined, { signal: this.signal });
    }
  }

  /** Undefined when nobody listens. */
  async #attempt(path: string, tenantId: string, contentType: string, body: string): Promise<Response | undefined> {
    const headers = { authorization: `Bearer ${this.token}`, 'tenant-id': tenantId, 'content-type': contentType };
    try {
      return await fetch(`${this.url}${path}`, { method: 'POST', headers, body, signal: this.signal });
    } catch (error) {
      if (this.signal?.aborted) throw error;
      return undefined;
    }
  }
}

/** The service is full or down, or the same request is under way: both say when to ask again, other conflicts are final. */
const isForLater = ({ status, headers }: Response): boolean => status === 503 || (status === 409 && headers.has('retry-after'));

async function refusal(answer: Response): Promise<RefusedByCoding> {
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string };
  return new RefusedByCoding(`${answer.status} ${problem.code ?? ''} ${problem.detail ?? ''}`.trim());
}
