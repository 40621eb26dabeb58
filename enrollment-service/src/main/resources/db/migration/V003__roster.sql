-- Persons on rosters (花名册). Distribution key: order_no (through it unit_id); no name, number or card of a person is an index key in clear.

create table roster_person (
    person_row_id uuid         not null,
    order_no      char(17)     not null references enrollment_order (order_no) on delete cascade,
    row_no        integer      not null,
    position      bigint       not null,
    person_id     uuid         not null,
    name          varchar(200) not null,
    sealed        bytea        not null,
    remark        varchar(500) not null default '',
    eligible      boolean      not null,
    reasons       jsonb        not null default '[]',
    warnings      jsonb        not null default '[]',
    repairs       jsonb        not null default '[]',
    term_from     date,
    origin        text         not null,
    import_id     uuid,
    primary key (order_no, person_row_id)
);
comment on table roster_person is '可参保 and 不可参保 rows of an order. sealed holds name, ID number, card, bank and phone, bound to person_id';
comment on column roster_person.row_no is 'the row in the sheet, 0 for a single add';
comment on column roster_person.position is 'order of arrival within the order; pages are cut along it';
comment on column roster_person.person_id is 'blind index of the ID number; random where the ID is blank';
create unique index roster_person_once on roster_person (order_no, person_id) where eligible;
create unique index roster_person_position on roster_person (order_no, position);
create index roster_person_tab on roster_person (order_no, eligible, position);
create index roster_person_of_person on roster_person (person_id) where eligible;

create table roster_import (
    import_id      uuid        primary key,
    order_no       char(17)    not null references enrollment_order (order_no) on delete cascade,
    unit_id        uuid        not null,
    kind           text        not null,
    state          text        not null,
    mode           text        not null,
    file_key       text        not null,
    file_sha256    bytea       not null,
    started_by     text        not null,
    processed      integer     not null default 0,
    total          integer     not null default 0,
    eligible       integer     not null default 0,
    ineligible     integer     not null default 0,
    skipped        integer     not null default 0,
    problem        jsonb,
    result         jsonb,
    checkpoint_row integer     not null default 0,
    lease_owner    text,
    lease_until    timestamptz,
    created_at     timestamptz not null,
    finished_at    timestamptz,
    constraint roster_import_state check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    constraint roster_import_mode check (mode in ('COMMIT', 'DRY_RUN'))
);
comment on table roster_import is 'Long work on rosters: uploads and their progress; a lease lets another instance take over';
create index roster_import_unfinished on roster_import (state, lease_until) where state = 'RUNNING';
create index roster_import_of_order on roster_import (order_no, created_at desc);
