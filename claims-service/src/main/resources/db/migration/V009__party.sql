-- Who callers are, as member-service and enrollment-service told.

create table member_account (
    person_id  uuid not null,
    account_id uuid not null,
    primary key (person_id)
);
comment on table member_account is 'The account a person (会员) registered with';
create index member_account_by_account on member_account (account_id);

create table unit (
    unit_id            uuid    primary key,
    handler_account_id uuid,
    name               varchar(200),
    renamed            boolean not null default false,
    handed_over        boolean not null default false
);
comment on table unit is '单位 and its handler. The flags keep a late registration or approval from undoing what came after it';
create index unit_by_handler on unit (handler_account_id) where handler_account_id is not null;
