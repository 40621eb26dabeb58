-- What every service keeps besides its own tables.

create extension if not exists btree_gist;

create table outbox (
    seq          bigint generated always as identity primary key,
    id           uuid        not null,
    topic        text        not null,
    key          text        not null,
    body         jsonb       not null,
    trace_id     text        not null,
    created_at   timestamptz not null,
    published_at timestamptz,
    -- Rows of one key share a slice, and one relay at a time works on a slice: that keeps their order.
    slice        integer generated always as (abs(hashtext(key) % 16)) stored
);
comment on table outbox is 'Events that left with a transaction and wait for, or had, publication';
create index outbox_unpublished on outbox (slice, seq) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

create function outbox_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify(tg_table_schema || '_outbox', '');
    return null;
end
$$;
create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify();

create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null,
    primary key (consumer, event_id)
);
comment on table inbox is 'Events whose effect has been applied, per consumer';
create index inbox_received on inbox (received_at);

create table dead_letter (
    id           bigint generated always as identity primary key,
    consumer     text        not null,
    topic        text        not null,
    partition_no integer     not null,
    offset_no    bigint      not null,
    key          text        not null,
    event_id     text        not null,
    trace_id     text        not null,
    body         text        not null,
    state        text        not null,
    cause        text        not null,
    created_at   timestamptz not null,
    replayed_at  timestamptz,
    constraint dead_letter_state check (state in ('DEAD', 'PARKED', 'DISCARDED')),
    constraint dead_letter_once unique (consumer, topic, partition_no, offset_no, event_id)
);
comment on table dead_letter is 'Records that could not be handled, and later ones of the same key that wait behind them';
create index dead_letter_waiting on dead_letter (consumer, key) where replayed_at is null;

create table idempotency (
    caller     text        not null,
    key        text        not null,
    request    text        not null,
    body_hash  bytea       not null,
    status     integer     not null,
    headers    jsonb       not null,
    sealed     bytea       not null,
    created_at timestamptz not null,
    primary key (caller, key)
);
comment on table idempotency is 'Answers already given to an Idempotency-Key; the body is sealed';
create index idempotency_created on idempotency (created_at);

create table audit (
    seq         bigint generated always as identity primary key,
    at          timestamptz not null,
    actor       text        not null,
    actor_roles text        not null,
    action      text        not null,
    object_type text        not null,
    object_id   text        not null,
    purpose     text        not null,
    detail      jsonb       not null,
    trace_id    text        not null,
    previous    bytea       not null,
    hash        bytea       not null
);
comment on table audit is 'Who did what to which object and why; a hash chain per object. Never holds personal data in clear';
create index audit_object on audit (object_type, object_id, seq);
create index audit_actor on audit (actor, seq);

-- What a row's hash is made of; the length before each part keeps two different rows from reading alike.
create function audit_hash(previous bytea, at timestamptz, actor text, actor_roles text, action text, object_type text, object_id text,
                           purpose text, detail jsonb, trace_id text)
    returns bytea language sql immutable as $$
    select sha256(previous || convert_to(string_agg(length(part) || ':' || part, ',' order by position), 'UTF8'))
    from unnest(array[extract(epoch from at)::text, actor, actor_roles, action, object_type, object_id, purpose, detail::text, trace_id])
         with ordinality as parts (part, position)
$$;

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end
$$;
create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function audit_is_append_only();
