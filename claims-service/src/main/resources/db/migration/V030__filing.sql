-- 异地就医备案. One row per version. The person leads every key.
create table filing (
    person_id        uuid        not null,
    filing_id        uuid        not null,
    region           text        not null,
    kind             text        not null,
    scenario         text        not null,
    origin           text        not null,
    version          int         not null,
    previous_id      uuid,
    state            text        not null,
    revision         bigint      not null,
    institutions     text[]      not null,
    filed_on         date,
    approved_on      date,
    valid_from       date,
    valid_to         date,
    ended_on         date,
    reviewer         text        not null,
    reason           text        not null,
    sealed_form      bytea       not null,
    filed_by         text        not null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    announced_at     timestamptz,
    primary key (person_id, filing_id),
    foreign key (person_id, previous_id) references filing,
    constraint filing_kind check (kind in ('MEDICAL', 'REHAB', 'DEVICE')),
    constraint filing_scenario check (scenario in ('RESIDENCE', 'WORK', 'REFERRAL')),
    constraint filing_origin check (origin in ('NEW', 'CHANGE', 'RENEWAL') and (origin = 'NEW') = (previous_id is null)),
    constraint filing_state check (state in
        ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'REJECTED', 'CHANGED', 'CANCELLED', 'EXPIRED', 'REVOKED')),
    constraint filing_filed check (filed_on is not null or state in ('DRAFT', 'CANCELLED')),
    constraint filing_approved check ((approved_on is null) = (valid_from is null)
        and (valid_from is not null or state not in ('APPROVED', 'CHANGED', 'EXPIRED', 'REVOKED'))),
    constraint filing_validity check (valid_to is null or valid_to >= valid_from),
    constraint filing_ended check (ended_on is null or valid_from is not null),
    -- One filing in force per person, kind and scenario on any day. One that was taken back before its first day held on none.
    constraint filing_in_force exclude using gist
        (person_id with =, kind with =, scenario with =,
         daterange(valid_from, greatest(least(valid_to, ended_on) + 1, valid_from), '[)') with &&)
        where (valid_from is not null)
);
comment on table filing is '备案 for treatment away from the insured place, one row per version; the form is sealed (rulebook 1E)';
create unique index filing_by_id on filing (filing_id, person_id);
create index filing_list on filing (created_at desc, filing_id);
create index filing_due on filing (valid_to) where state = 'APPROVED';
-- One change or renewal of a filing at a time.
create unique index filing_one_follower on filing (person_id, previous_id)
    where state in ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW');
-- One new filing of a kind at a time.
create unique index filing_one_new on filing (person_id, kind, scenario)
    where origin = 'NEW' and state in ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW');

create table filing_material (
    person_id     uuid        not null,
    filing_id     uuid        not null,
    material_id   uuid        not null,
    code          text        not null,
    file_key      text        not null,
    content_type  text        not null,
    size          bigint      not null,
    sha256        bytea       not null,
    original_seen boolean     not null,
    provided_by   text        not null,
    provided_at   timestamptz not null,
    primary key (person_id, filing_id, material_id),
    foreign key (person_id, filing_id) references filing,
    constraint filing_material_once unique (person_id, filing_id, code, sha256)
);
comment on table filing_material is '所需要件 of a filing. Files lie in the file store; the names their owners gave them are not kept';

create table filing_step (
    person_id uuid        not null,
    filing_id uuid        not null,
    revision  bigint      not null,
    change    text        not null,
    state     text        not null,
    actor     text        not null,
    reason    text        not null,
    at        timestamptz not null,
    primary key (person_id, filing_id, revision),
    foreign key (person_id, filing_id) references filing
);
comment on table filing_step is 'What was done to a filing, in order';

create table filing_override (
    person_id    uuid        not null,
    filing_id    uuid        not null,
    proposed_by  text        not null,
    reason       text        not null,
    proposed_at  timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    used_at      timestamptz,
    primary key (person_id, filing_id),
    foreign key (person_id, filing_id) references filing,
    constraint filing_override_four_eyes check (confirmed_by is distinct from proposed_by),
    constraint filing_override_order check ((confirmed_by is null) = (confirmed_at is null)
        and (used_at is null or confirmed_at is not null))
);
comment on table filing_override is 'Two persons let a filing be changed or cancelled before three months are over (JLF-009)';
