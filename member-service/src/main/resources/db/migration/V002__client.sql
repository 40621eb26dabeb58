-- Machines, and the units they may be bound to.

create table unit (
    unit_id            uuid         not null,
    handler_account_id uuid,
    name               varchar(200) not null,
    renamed            boolean      not null default false,
    primary key (unit_id)
);
comment on table unit is '单位: what the unit.* events told; a name by unit.renamed is never replaced by an older event';
create index unit_of_handler on unit (handler_account_id);

create table api_client (
    client_id         text         not null,
    name              varchar(100) not null,
    unit_id           uuid,
    scopes            text[]       not null,
    allowed_addresses text[]       not null,
    created_by        text         not null,
    created_at        timestamptz  not null,
    revoked_at        timestamptz,
    primary key (client_id)
);
comment on table api_client is 'HR systems (bound to a unit) and the mini-program backend (bound to none)';
create index api_client_of_unit on api_client (unit_id);

create table api_client_secret (
    secret_id   uuid        not null,
    client_id   text        not null references api_client,
    secret_hash uuid        not null,
    created_at  timestamptz not null,
    revoked_at  timestamptz,
    primary key (secret_id)
);
comment on table api_client_secret is 'At most two live secrets a client, so that one can be changed without an outage';
create index api_client_secret_live on api_client_secret (client_id) where revoked_at is null;
