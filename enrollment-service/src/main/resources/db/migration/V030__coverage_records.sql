-- Cover moved in from older systems may belong to a unit that is not registered yet: it is found by credit code, then by alias (WXU-065).

alter table coverage
    add column unit_uscc  char(18),
    add column import_id  uuid,
    add column expired_at timestamptz;
comment on column coverage.unit_uscc is 'credit code of a unit that was unknown when the row came in';
comment on column coverage.import_id is 'the import that moved the row in; null where an order created it';
comment on column coverage.expired_at is 'when coverage.expired was sent';

create index coverage_by_id on coverage (coverage_id);
create index coverage_by_start on coverage (lower(term), coverage_id);
create index coverage_to_expire on coverage ((upper(term))) where status = 'ACTIVE' and expired_at is null;
create index coverage_of_unknown_uscc on coverage (unit_uscc) where unit_id is null;
create index coverage_of_unknown_name on coverage (unit_name) where unit_id is null;

create view coverage_owned as
    select unit.unit_id as owner_id, coverage.*
    from unit join coverage on coverage.unit_id = unit.unit_id
    where unit.state <> 'MERGED'
    union all
    select unit.merged_into, coverage.*
    from unit join coverage on coverage.unit_id = unit.unit_id
    where unit.state = 'MERGED'
    union all
    select unit.unit_id, coverage.*
    from unit join coverage on coverage.unit_id is null and coverage.unit_uscc = unit.uscc
    where unit.state <> 'MERGED'
    union all
    select unit_alias.unit_id, coverage.*
    from unit_alias
         join coverage on coverage.unit_id is null and coverage.unit_uscc is null and coverage.unit_name = unit_alias.alias;
comment on view coverage_owned is 'Coverage with the unit that may see it. An alias is given by an administrator, a unit''s own name proves nothing';

create table coverage_import (
    import_id   uuid        primary key,
    started_by  text        not null,
    state       text        not null,
    total       integer     not null,
    accepted    integer     not null default 0,
    unchanged   integer     not null default 0,
    refused     integer     not null default 0,
    lease_owner uuid,
    lease_until timestamptz,
    created_at  timestamptz not null,
    finished_at timestamptz,
    constraint coverage_import_state check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'))
);
comment on table coverage_import is 'Moves existing cover in; a lease lets another instance take over';
create index coverage_import_unfinished on coverage_import (lease_until) where state = 'RUNNING';

create table coverage_import_row (
    import_id   uuid    not null references coverage_import (import_id) on delete cascade,
    row_no      integer not null,
    sealed      bytea   not null,
    name        text    not null default '',
    id_number   text    not null default '',
    outcome     text,
    reasons     jsonb   not null default '[]',
    coverage_id uuid,
    primary key (import_id, row_no),
    constraint coverage_import_row_outcome check (outcome in ('ACCEPTED', 'UNCHANGED', 'REFUSED'))
);
comment on table coverage_import_row is 'sealed holds the row as it came until it is settled; name and id_number are masked';
create index coverage_import_row_open on coverage_import_row (import_id, row_no) where outcome is null;
