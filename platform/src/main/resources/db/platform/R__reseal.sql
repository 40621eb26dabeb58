-- How far the sealed columns of a service have been moved to the active key. Repeatable, because it came later than the services' own tables.

create table if not exists reseal_progress (
    column_name text        primary key,
    target      text        not null,
    pass        integer     not null default 1,
    next_block  bigint      not null default 0,
    resealed    bigint      not null default 0,
    changed     bigint      not null default 0,
    damaged     bigint      not null default 0,
    started_at  timestamptz not null,
    finished_at timestamptz
);
comment on table reseal_progress is 'Sealing columns again with the active key: where each column stands (docs/operate/keys.md)';
