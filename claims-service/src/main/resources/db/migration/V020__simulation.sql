create table simulation (
    simulation_id    uuid           not null primary key,
    state            text           not null,
    rulebook         text           not null,
    product          text           not null,
    claim_ids        uuid[]         not null,
    decided_from     timestamptz    not null,
    decided_until    timestamptz    not null,
    started_by       text           not null,
    started_at       timestamptz    not null,
    finished_at      timestamptz,
    total            bigint         not null,
    processed        bigint         not null default 0,
    amount_before    numeric(18, 2) not null default 0,
    amount_after     numeric(18, 2) not null default 0,
    same             bigint         not null default 0,
    more             bigint         not null default 0,
    less             bigint         not null default 0,
    newly_granted    bigint         not null default 0,
    newly_denied     bigint         not null default 0,
    open             bigint         not null default 0,
    problem          jsonb,
    after_person     uuid           not null default '00000000-0000-0000-0000-000000000000',
    attempts         integer        not null default 0,
    lease_owner      text,
    lease_until      timestamptz,
    constraint simulation_state check (state in ('RUNNING', 'SUCCEEDED', 'FAILED')),
    constraint simulation_finished check ((state = 'RUNNING') = (finished_at is null))
);
comment on table simulation is 'What-ifs over past claims (试算): progress, totals, lease. Reads decisions, changes nothing else';
create index simulation_running on simulation (started_at) where state = 'RUNNING';

create table simulation_difference (
    simulation_id uuid           not null,
    person_id     uuid           not null,
    claim_id      uuid           not null,
    amount_before numeric(14, 2) not null,
    amount_after  numeric(14, 2) not null,
    change        text           not null,
    open          boolean        not null,
    first_line    text           not null,
    primary key (simulation_id, person_id, claim_id),
    constraint simulation_difference_change check (change in ('SAME', 'MORE', 'LESS', 'NEWLY_GRANTED', 'NEWLY_DENIED'))
);
comment on table simulation_difference is 'Claims a simulation would have decided otherwise; the line where the explanations part is sealed';
