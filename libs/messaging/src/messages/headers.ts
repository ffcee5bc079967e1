import type { EventMessage } from '@claimstream/contracts';
import { isUuid } from '@claimstream/kernel';

/**
 * CloudEvents 1.0 in Kafka's binary mode: attributes are headers `ce_…`, extensions in lower case, the value is the data's JSON.
 */
export function headersOf(event: Omit<EventMessage, 'data'>): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_time: event.time,
    ce_subject: event.subject,
    ce_tenantid: event.tenantId,
    ce_correlationid: event.correlationId,
  };
  if (event.causationId) headers.ce_causationid = event.causationId;
  if (event.traceparent) headers.ce_traceparent = event.traceparent;
  return headers;
}

/** The envelope that the headers carry, ids in PostgreSQL's spelling; undefined when a message cannot be told by them. */
export function envelopeOf(headers: Readonly<Record<string, string>>): Omit<EventMessage, 'data'> | undefined {
  const id = headers.ce_id?.toLowerCase();
  const tenantId = headers.ce_tenantid?.toLowerCase();
  const correlationId = headers.ce_correlationid?.toLowerCase();
  const causationId = headers.ce_causationid?.toLowerCase();
  const { ce_type: type, ce_source: source, ce_time: time, ce_subject: subject, ce_traceparent: traceparent } = headers;
  if (!id || !tenantId || !correlationId || !type || !source || !time || subject === undefined) return undefined;
  if (![id, tenantId, correlationId, causationId ?? id].every((uuid) => isUuid(uuid))) return undefined;
  return { id, type, source, time, subject, tenantId, correlationId, causationId, traceparent };
}
