create table sealed_thing (
    id     uuid  primary key,
    sealed bytea not null,
    note   text  not null
);
