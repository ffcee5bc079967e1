/** The simulator's own book: what came through its doors, what it made of it, and what it paid. A checker reads it with plain SQL. */
export const schema = `
  create table if not exists door (
    id text primary key,
    sender_qualifier text, sender_id text, receiver_qualifier text, receiver_id text,
    sender_code text, receiver_code text, usage text,
    next_interchange int not null default 1,
    next_group int not null default 1,
    next_run bigint not null default 1
  );

  -- A file is answered once, whatever its name: known by its bytes.
  create table if not exists received_file (
    door_id text not null references door,
    content_hash text not null,
    name text not null,
    kind text not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (door_id, content_hash)
  );

  -- An interchange control number is answered once; another file with it is refused (TA1 025).
  create table if not exists received_interchange (
    door_id text not null references door,
    control_number int not null,
    content_hash text not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (door_id, control_number)
  );

  -- Every claim that ever came, in order, with what became of it: rejected_999, rejected_277, duplicate, accepted.
  create table if not exists received_claim (
    id bigint generated always as identity primary key,
    door_id text not null references door,
    submitter_id text not null,
    interchange_control_number int not null,
    group_control_number int not null,
    transaction_control_number text not null,
    patient_control_number text not null,
    frequency text not null,
    member_id text not null,
    payer_id text not null,
    billing_npi text not null,
    charge_cents bigint not null,
    content_hash text not null,
    outcome text not null,
    payer_claim_control_number text,
    received_at timestamptz not null default clock_timestamp()
  );
  create index if not exists received_claim_by_control_number on received_claim (submitter_id, patient_control_number);
  create unique index if not exists accepted_once on received_claim (submitter_id, patient_control_number)
    where outcome = 'accepted' and frequency = '1';

  -- Payments that are decided and wait for their run.
  create table if not exists due_payment (
    id bigint generated always as identity primary key,
    door_id text not null references door,
    run bigint not null,
    payer_id text not null,
    payee_npi text not null,
    due jsonb not null
  );
  create index if not exists due_payment_by_run on due_payment (door_id, run);

  -- Every 835 transaction that was sent, and every CLP in it. Spoiled ones are not payments: the good one follows.
  create table if not exists remittance (
    trace_number text primary key,
    door_id text not null references door,
    payer_id text not null,
    payee_npi text not null,
    amount_cents bigint not null,
    spoiled text,
    sent_at timestamptz not null default clock_timestamp()
  );
  create sequence if not exists trace;
  create table if not exists remittance_claim (
    trace_number text not null references remittance,
    position int not null,
    patient_control_number text not null,
    status_code text not null,
    charge_cents bigint not null,
    paid_cents bigint not null,
    patient_cents bigint not null,
    primary key (trace_number, position)
  );

  -- Answers, written down before they are put out; the same name and bytes again do no harm.
  create table if not exists outgoing_file (
    id bigint generated always as identity primary key,
    door_id text not null references door,
    kind text not null,
    content bytea not null,
    delivered_at timestamptz
  );
  create index if not exists outgoing_file_waiting on outgoing_file (door_id, id) where delivered_at is null;

  create table if not exists inquiry_answered (
    door_id text not null references door,
    reference text not null,
    subscribers int not null,
    answered_at timestamptz not null default clock_timestamp(),
    primary key (door_id, reference)
  );
`;
