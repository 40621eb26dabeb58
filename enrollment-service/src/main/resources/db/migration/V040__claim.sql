-- What was claimed for coverages, as claims-service told. Distribution key: person_id.
create table claim (
    person_id  uuid          not null,
    claim_id   uuid          not null,
    revision   bigint        not null,
    product    text          not null,
    event_date date,
    completed  boolean       not null,
    amount     numeric(14,2) not null,
    primary key (person_id, claim_id)
);
comment on table claim is '理赔: the last snapshot that claim.changed told, without anything personal';
comment on column coverage.claimed is '是否理赔: a paid claim''s event fell into the term';
