-- Imports that survive a crash: rows of an upload are staged with their checkpoint and merged into the order in one step.

alter table roster_person add column fingerprint uuid;
comment on column roster_person.fingerprint is 'blind index of all values of the row: tells an unchanged row from a changed one without opening it';

-- One index serves both the uniqueness within the order and the look-up of a person over all orders.
drop index roster_person_once;
drop index roster_person_of_person;
create unique index roster_person_once on roster_person (person_id, order_no) where eligible;
drop index roster_person_tab;
create index roster_person_ineligible on roster_person (order_no, position) where not eligible;

-- A foreign key looks at the order once per row, which costs a large import as much as an index. Rows are only written while their order is
-- locked, so all that is left of the key is that they go with it.
alter table roster_person drop constraint roster_person_order_no_fkey;
create function roster_person_goes_with_order() returns trigger language plpgsql as $$
begin
    delete from roster_person where order_no = old.order_no;
    return null;
end
$$;
create trigger roster_person_goes_with_order after delete on enrollment_order
    for each row execute function roster_person_goes_with_order();

alter table roster_import add column product text not null default '';
alter table roster_import add column format text not null default 'XLSX';
alter table roster_import add column policy text not null default 'PARTIAL';
alter table roster_import add column attempts integer not null default 0;
alter table roster_import add column revision bigint;
alter table roster_import add constraint roster_import_format check (format in ('XLSX', 'JSON'));
alter table roster_import add constraint roster_import_policy check (policy in ('PARTIAL', 'ATOMIC'));
comment on column roster_import.revision is 'of the roster when the import ended: after its merge, or when a dry run was checked';

-- Unlogged: written once, read once, soon deleted. A database crash empties it; an import that misses rows starts over.
create unlogged table roster_staged (
    import_id   uuid         not null,
    row_no      integer      not null,
    person_id   uuid         not null,
    name        varchar(200) not null,
    sealed      bytea        not null,
    remark      varchar(500) not null,
    eligible    boolean      not null,
    reasons     jsonb        not null,
    warnings    jsonb        not null,
    repairs     jsonb        not null,
    fingerprint uuid         not null,
    term_from   date,
    primary key (import_id, row_no)
);
comment on table roster_staged is 'Rows of uploads that are still running, or were only checked';

create table roster_revision (
    order_no char(17) primary key references enrollment_order (order_no) on delete cascade,
    revision bigint   not null
);
comment on table roster_revision is 'Counts the changes of an order''s roster: what was checked is committed only if nothing changed since';
