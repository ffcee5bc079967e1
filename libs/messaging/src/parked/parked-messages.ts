import { dropFirst } from './drop-first.js';
import type { ParkedOptions } from './parked-options.js';
import { listedColumns, type ParkedRow, toParkedMessage } from './parked-row.js';
import type { Parked } from './parked.js';
import { replayFirst } from './replay-first.js';

/** The operators' side of what could not be handled. */
export function parkedMessages(options: ParkedOptions): Parked {
  return {
    list: async ({ tenantIds, queue, limit = 100 } = {}) => {
      const rows = await options.connection.query<ParkedRow>({
        name: 'list parked',
        text: `select ${listedColumns} from parked_message
          where consumer = $1 and ($3::uuid[] is null or tenant_id = any($3)) and ($4::text is null or (topic = $4 and key = $5))
          order by seq limit $2`,
        parameters: [options.service, limit, tenantIds ?? null, queue?.topic ?? null, queue?.key ?? null],
      });
      return rows.map(toParkedMessage);
    },
    replay: async (queue, actor) => {
      for (let handled = 0; ; handled += 1) {
        const { done, left } = await replayFirst(queue, actor, options);
        if (!done || left === 0) return { handled: handled + Number(done), left };
      }
    },
    drop: (queue, act) => dropFirst(queue, act, options),
  };
}
