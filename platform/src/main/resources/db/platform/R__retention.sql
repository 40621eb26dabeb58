-- What every service with personal data keeps about its erasure. Repeatable, because it came later than the services' own tables.

create table if not exists legal_hold (
    person_id   uuid        not null,
    hold_id     uuid        not null,
    set_at      timestamptz not null,
    released_at timestamptz,
    primary key (person_id, hold_id)
);
comment on table legal_hold is 'Persons whose data must stay (司法冻结), as member-service told; the reason stands there';

create table if not exists erased_person (
    id         uuid        primary key,
    erased_at  timestamptz not null,
    request_id uuid        not null
);
comment on table erased_person is 'Persons and accounts erased by order: events about them from before that moment have no effect any more';

create table if not exists erased_file (
    file_key   text        primary key,
    erased_at  timestamptz not null,
    deleted_at timestamptz
);
comment on table erased_file is 'Files whose rows were erased; deleted from the store after the transaction';
create index if not exists erased_file_waiting on erased_file (erased_at) where deleted_at is null;

create table if not exists erasure_proof (
    seq       bigint      generated always as identity primary key,
    run_id    uuid        not null,
    at        timestamptz not null,
    cause     text        not null,
    person_id uuid,
    kind      text        not null,
    rows      bigint      not null,
    rule      text        not null,
    constraint erasure_proof_cause check (cause in ('PERIOD', 'ORDER'))
);
comment on table erasure_proof is 'What was erased, when, of whom and by which rule. Holds a keyed fingerprint of the person and no data';
create index if not exists erasure_proof_person on erasure_proof (person_id, seq);
create index if not exists erasure_proof_run on erasure_proof (run_id);

create or replace function erasure_proof_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the proof of erasure is append-only';
end
$$;
create or replace trigger erasure_proof_append_only before update or delete or truncate on erasure_proof
    for each statement execute function erasure_proof_is_append_only();
