/** The names that a log line may have, as words. A new one is added here, by somebody who asks what may stand in it. */
const where =
  'service component part reaction worker consumer topic partition offset next store table route method host port url';
/** Opaque ids, never a patient's or a payer's. */
const which = 'tenantId correlationId eventId type group log shard seq partner controlNumber';
const what = 'code status reason state fault constraint signal variable migration version';
const howMuch = 'count records handled parked pending left lag bytes attempt durationMs retryInMs waitMs ageMs';

export const allowedFields: ReadonlySet<string> = new Set([where, which, what, howMuch].join(' ').split(' '));

/** Texts of libraries that we use: shown with everything masked that could be a value. */
export const maskedFields: ReadonlySet<string> = new Set(['says']);
