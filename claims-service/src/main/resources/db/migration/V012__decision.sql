create table claim_decision (
    person_id       uuid           not null,
    claim_id        uuid           not null,
    seq             integer        not null,
    product         text           not null,
    version_label   text           not null,
    rulebook_sha256 text           not null,
    edition         text           not null,
    inputs          bytea          not null,
    inputs_sha256   text           not null,
    decision        bytea          not null,
    decision_sha256 text           not null,
    total           numeric(14, 2) not null,
    certain         boolean        not null,
    decided_at      timestamptz    not null,
    decided_by      text           not null,
    primary key (person_id, claim_id, seq),
    constraint claim_decision_seq check (seq > 0),
    constraint claim_decision_total check (total >= 0)
);
comment on table claim_decision is 'Decisions (理算决定) with everything they rest on; inputs and decision are sealed, their hashes are of the clear text';
create index claim_decision_of_product on claim_decision (product, person_id, decided_at);

create table benefit_grant (
    person_id      uuid           not null,
    claim_id       uuid           not null,
    seq            integer        not null,
    responsibility text           not null,
    event_date     date           not null,
    kind           text           not null,
    product        text           not null,
    coverage_id    uuid           not null,
    amount         numeric(14, 2) not null,
    reason         text           not null,
    entered_at     timestamptz    not null,
    primary key (person_id, claim_id, seq, responsibility, event_date, kind),
    constraint benefit_grant_kind check (kind in ('GRANTED', 'REVERSED')),
    constraint benefit_grant_amount check (amount > 0)
);
comment on table benefit_grant is 'What was granted (给付) and taken back: caps count what is granted and not reversed. Entries are never changed';

create function benefit_grant_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'decisions and grants are never changed: decide again or enter a reversal';
end
$$;
create trigger benefit_grant_append_only before update or delete or truncate on benefit_grant
    for each statement execute function benefit_grant_is_append_only();
create trigger claim_decision_append_only before update or delete or truncate on claim_decision
    for each statement execute function benefit_grant_is_append_only();
