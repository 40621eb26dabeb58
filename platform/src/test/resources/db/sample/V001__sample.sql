create table thing (
    id   uuid primary key,
    name text not null
);

create table applied (
    seq  bigint generated always as identity primary key,
    key  text not null,
    name text not null
);
