-- Each month's list is gone through once an hour from its first noon on, by one instance at a time: the row is locked while it works.

create table renewal_check (
    month      char(7)     primary key,
    checked_at timestamptz not null
);
comment on table renewal_check is 'When the renewal lists of a month were last gone through; whom it reminded stands in renewal_run';

create index unit_alias_unit on unit_alias (unit_id);
