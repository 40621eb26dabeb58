-- One payout per claim for ever, the batches that carry it to the bank, and the books. Keyed by the person first.
create table payout (
    person_id    uuid        not null,
    claim_id     uuid        not null,
    product      text        not null,
    amount       numeric(14, 2) not null,
    state        text        not null,
    attempt      int         not null default 0,
    sealed_payee bytea       not null,
    ordered_at   timestamptz not null,
    changed_at   timestamptz not null,
    primary key (person_id, claim_id),
    foreign key (person_id, claim_id) references claim,
    constraint payout_state check (state in
        ('READY', 'BATCHED', 'SENT', 'PAID', 'REFUSED', 'UNKNOWN', 'DISPUTED', 'REVERSED')),
    constraint payout_amount check (amount > 0),
    constraint payout_attempt check (attempt between 0 and 999)
);
comment on table payout is '付款: what a decided claim is paid. The attempt counts the lines it was put into a batch with';
create index payout_by_claim on payout (claim_id);
create index payout_waiting on payout (state, changed_at, claim_id) where state not in ('PAID', 'REVERSED');

create table payout_batch (
    batch_id    uuid        primary key,
    product     text        not null default '',
    format      text        not null,
    state       text        not null,
    lines       int         not null,
    total       numeric(14, 2) not null,
    maker       text        not null,
    made_at     timestamptz not null,
    checker     text        not null default '',
    checked_at  timestamptz,
    reason      text        not null default '',
    sha256      text        not null default '',
    sealed_file bytea,
    sent_by     text        not null default '',
    sent_at     timestamptz,
    constraint payout_batch_state check (state in ('DRAFT', 'APPROVED', 'SENT', 'REJECTED', 'CANCELLED')),
    constraint payout_batch_lines check (lines > 0 and total > 0),
    constraint payout_batch_four_eyes check (checker <> maker),
    constraint payout_batch_file check ((state in ('APPROVED', 'SENT')) <= (sealed_file is not null and sha256 <> '')),
    constraint payout_batch_sent check ((state = 'SENT') = (sent_at is not null))
);
comment on table payout_batch is '付款批次: what one bank file carries, made by one person and approved by another';
create index payout_batch_recent on payout_batch (made_at desc, batch_id);

create table payout_line (
    person_id    uuid        not null,
    claim_id     uuid        not null,
    attempt      int         not null,
    batch_id     uuid        not null references payout_batch,
    position     int         not null,
    amount       numeric(14, 2) not null,
    state        text        not null,
    sealed_payee bytea       not null,
    settled_at   timestamptz,
    primary key (person_id, claim_id, attempt),
    foreign key (person_id, claim_id) references payout,
    constraint payout_line_state check (state in
        ('PENDING', 'PAID', 'REFUSED', 'UNKNOWN', 'DISPUTED', 'RETURNED', 'CANCELLED'))
);
comment on table payout_line is 'One attempt at a payout. Its number is part of the bank reference, which is never used again';
create unique index payout_line_live on payout_line (person_id, claim_id)
    where state in ('PENDING', 'UNKNOWN', 'PAID', 'DISPUTED');
comment on index payout_line_live is 'Money may be on its way once at a time: what is pending, unknown or paid keeps a second line out';
create index payout_line_of_batch on payout_line (batch_id, position);
create index payout_line_by_claim on payout_line (claim_id, attempt);

create table payout_answer (
    person_id   uuid        not null,
    claim_id    uuid        not null,
    attempt     int         not null,
    seq         int         not null,
    outcome     text        not null,
    amount      numeric(14, 2) not null,
    bank_code   text        not null,
    sealed_text bytea       not null,
    value_date  date,
    verdict     text        not null,
    actor       text        not null,
    at          timestamptz not null,
    primary key (person_id, claim_id, attempt, seq),
    foreign key (person_id, claim_id, attempt) references payout_line,
    constraint payout_answer_outcome check (outcome in ('PAID', 'REFUSED', 'UNKNOWN'))
);
comment on table payout_answer is 'What the bank answered about a line, each answer once, in the order it was read';

create table payout_request (
    person_id  uuid        not null,
    claim_id   uuid        not null,
    seq        int         not null,
    kind       text        not null,
    outcome    text        not null,
    reason     text        not null,
    maker      text        not null,
    made_at    timestamptz not null,
    checker    text        not null default '',
    checked_at timestamptz,
    decision   text        not null default '',
    remark     text        not null default '',
    primary key (person_id, claim_id, seq),
    foreign key (person_id, claim_id) references payout,
    constraint payout_request_kind check (kind in ('SETTLEMENT', 'REVERSAL')),
    constraint payout_request_outcome check (outcome in ('PAID', 'REFUSED', '')),
    constraint payout_request_decision check (decision in ('', 'APPROVE', 'REJECT')),
    constraint payout_request_decided check ((decision = '') = (checked_at is null)),
    constraint payout_request_four_eyes check (checker <> maker)
);
comment on table payout_request is 'What one person asked for and another must confirm: settling an unknown outcome, reversing a payment';
create unique index payout_request_open on payout_request (person_id, claim_id) where decision = '';

create table journal (
    person_id   uuid        not null,
    journal_id  uuid        not null,
    kind        text        not null,
    claim_id    uuid        not null,
    attempt     int         not null,
    reversal_of uuid,
    actor       text        not null,
    at          timestamptz not null,
    primary key (person_id, journal_id),
    foreign key (person_id, claim_id) references payout,
    foreign key (person_id, reversal_of) references journal,
    constraint journal_kind check (kind in ('BENEFIT_GRANTED', 'BENEFIT_PAID', 'PAYMENT_RETURNED', 'REVERSAL')),
    constraint journal_counter_entry check ((kind in ('PAYMENT_RETURNED', 'REVERSAL')) = (reversal_of is not null)),
    constraint journal_reversed_once unique (person_id, reversal_of)
);
comment on table journal is '凭证: one booking of a payout. Never changed; corrected by a counter-entry, each booking once';
create unique index journal_granted_once on journal (person_id, claim_id) where kind = 'BENEFIT_GRANTED';
create unique index journal_paid_once on journal (person_id, claim_id, attempt) where kind = 'BENEFIT_PAID';
create index journal_by_claim on journal (claim_id);
create index journal_in_order on journal (at, journal_id);

create table journal_entry (
    person_id  uuid           not null,
    journal_id uuid           not null,
    account    text           not null,
    product    text           not null,
    amount     numeric(14, 2) not null,
    booked_on  date           not null,
    primary key (person_id, journal_id, account),
    foreign key (person_id, journal_id) references journal,
    constraint journal_entry_account check (account in ('BENEFIT_EXPENSE', 'BENEFITS_PAYABLE', 'BANK')),
    constraint journal_entry_amount check (amount <> 0)
);
comment on table journal_entry is '分录: debit positive, credit negative; the entries of a journal sum to zero';
create index journal_entry_totals on journal_entry (booked_on, product, account) include (amount);

create function journal_is_balanced() returns trigger language plpgsql as $$
declare
    entries int;
    total   numeric;
begin
    select count(*), coalesce(sum(e.amount), 0) into entries, total
    from journal_entry e where e.person_id = new.person_id and e.journal_id = new.journal_id;
    if entries < 2 or total <> 0 then
        raise exception 'journal % has % entries that sum to %', new.journal_id, entries, total
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
create constraint trigger journal_balanced after insert on journal
    deferrable initially deferred for each row execute function journal_is_balanced();
create constraint trigger journal_entry_balanced after insert on journal_entry
    deferrable initially deferred for each row execute function journal_is_balanced();

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only';
end
$$;
create trigger journal_append_only before update or delete or truncate on journal
    for each statement execute function journal_is_append_only();
create trigger journal_entry_append_only before update or delete or truncate on journal_entry
    for each statement execute function journal_is_append_only();
