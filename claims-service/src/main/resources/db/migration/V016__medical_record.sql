-- Whose a record id is: the one lookup that does not know the person yet. Apart from medical_record, whose keys begin with the person.
create table medical_record_owner (
    source    text not null,
    record_id text not null,
    person_id uuid not null,
    content   uuid not null,
    primary key (source, record_id)
);
comment on table medical_record_owner is 'A record id is used once per source. The content is a keyed fingerprint: the same again is a repetition, other content a conflict';
create index medical_record_owner_by_id on medical_record_owner (record_id);

create table medical_record (
    person_id     uuid        not null,
    source        text        not null,
    record_id     text        not null,
    seq           bigint      generated always as identity,
    discharged_on date        not null,
    sealed_record bytea       not null,
    result        text        not null,
    code          text        not null,
    text          text        not null,
    claim_ids     uuid[]      not null,
    amount        numeric(14, 2),
    due_on        date,
    earliest_on   date,
    provisional   boolean     not null,
    received_at   timestamptz not null,
    settled_at    timestamptz not null,
    conflicts     int         not null default 0,
    primary key (person_id, source, record_id),
    constraint medical_record_result check (result in
        ('SETTLED', 'REVIEW', 'INVITED', 'REJECTED', 'DUPLICATE', 'NOT_COVERED'))
);
comment on table medical_record is '出院记录 and what became of it (免申即享). What it says is sealed; the text is free of personal data';
create index medical_record_queue on medical_record (result, seq);
create index medical_record_conflicting on medical_record (seq) where conflicts > 0;
create index medical_record_waiting on medical_record (person_id) where result = 'NOT_COVERED';
