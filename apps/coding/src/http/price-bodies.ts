import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import { chargeNumbersIn } from '../domain/charge-master/price-lines.js';
import type { PriceBook } from '../domain/charge-master/price-book.js';
import { loadPriceBook } from '../store/charge-master/price-book.queries.js';

/** What the charge master says of the charge numbers that these bodies name; asks nothing where there is none. */
export const bookFor = (tx: Tx, { tenantId }: { tenantId: Uuid }, bodies: readonly unknown[]): Promise<PriceBook> =>
  loadPriceBook(tx, tenantId, chargeNumbersIn(bodies));

/** The encounters of a batch as the client wrote them; what is no batch has none. */
export const encountersIn = (body: unknown): readonly unknown[] =>
  typeof body === 'object' && body !== null && 'encounters' in body && Array.isArray(body.encounters) ? body.encounters : [];
