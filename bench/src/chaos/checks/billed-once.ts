import { type Check, sqlCheck } from './check.js';

/** What of a sending both sides know: the patient control number and where it stood. */
interface Place {
  readonly place: string;
}

export const billedOnce: readonly Check[] = [
  sqlCheck({
    invariant: 'I2',
    says: 'The payer accepted no claim twice as an original, and saw no original of one that it had accepted.',
    book: 'payer-simulator',
    sql: `select 'claim ' || patient_control_number || ' of ' || submitter_id || ' came again after it was accepted' as what
          from received_claim where outcome = 'duplicate'
          union all
          select 'claim ' || patient_control_number || ' was accepted ' || count(*) || ' times' from received_claim
          where outcome = 'accepted' and frequency = '1' group by submitter_id, patient_control_number having count(*) > 1`,
  }),
  {
    invariant: 'I2',
    says: 'Each submission came to the payer once and as it was sent, and nothing came that was not sent.',
    find: async (evidence) => {
      const sent = await evidence.rows<Place>(
        'payer-gateway',
        `select concat_ws(' ', patient_control_number, state -> 'sending' ->> 'connectionId',
                  (state -> 'sending' ->> 'interchangeControlNumber')::int, state -> 'sending' ->> 'groupControlNumber',
                  state -> 'sending' ->> 'transactionControlNumber') as place
         from submission where state ? 'sending'`,
      );
      const received = await evidence.rows<Place>(
        'payer-simulator',
        `select concat_ws(' ', patient_control_number, door_id, interchange_control_number, group_control_number, transaction_control_number)
           as place from received_claim`,
      );
      return [
        ...repeated(received).map((place) => `claim ${place} came more than once`),
        ...missing(sent, received).map((place) => `claim ${place} was sent and did not come`),
        ...missing(received, sent).map((place) => `claim ${place} came and was not sent`),
      ];
    },
  },
  {
    invariant: 'I2',
    says: 'Every file that left is the file that came, byte for byte, under its own control number.',
    find: async (evidence) => {
      const sent = await evidence.rows<Place>(
        'payer-gateway',
        `select concat_ws(' ', connection_id, control_number, content_hash) as place from interchange where direction = 'sent'`,
      );
      const received = await evidence.rows<Place>(
        'payer-simulator',
        `select concat_ws(' ', door_id, control_number, content_hash) as place from received_interchange`,
      );
      return [
        ...missing(sent, received).map((place) => `interchange ${place} was sent and did not come`),
        ...missing(received, sent).map((place) => `interchange ${place} came and was not sent`),
      ];
    },
  },
  sqlCheck({
    invariant: 'I2',
    says: 'Control numbers of interchanges, groups and sets are unique and without a gap.',
    book: 'payer-gateway',
    sql: `with used as (
            select connection_id, 'interchange' as kind, control_number as number from interchange where direction = 'sent'
            union all
            select distinct connection_id, 'group', group_control_number from transmitted_set
            union all
            select connection_id, 'set', set_control_number::int from transmitted_set)
          select used.kind || 's of connection ' || connection_id || ': ' || count(*) || ' numbers, ' || count(distinct number)
                 || ' different, the last is ' || max(number) || ', the next is ' || max((state -> 'next' ->> used.kind)::int) as what
          from used join partner_connection on partner_connection.id = connection_id
          group by connection_id, used.kind
          having count(*) <> count(distinct number) or count(*) <> max(number) or max(number) + 1 <> max((state -> 'next' ->> used.kind)::int)`,
  }),
];

const repeated = (places: readonly Place[]): string[] =>
  [...Map.groupBy(places, ({ place }) => place)].flatMap(([place, all]) => (all.length > 1 ? [place] : []));

const missing = (wanted: readonly Place[], there: readonly Place[]): string[] => {
  const known = new Set(there.map(({ place }) => place));
  return wanted.flatMap(({ place }) => (known.has(place) ? [] : [place]));
};
