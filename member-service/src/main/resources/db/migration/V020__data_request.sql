-- What a person may ask for (个人信息保护法 44 to 47), and who ordered that data be kept. Distribution key: person_id.

create table data_request (
    person_id   uuid        not null,
    request_id  uuid        not null,
    account_id  uuid        not null,
    kind        text        not null,
    state       text        not null,
    received_at timestamptz not null,
    due_on      date        not null,
    sealed_text bytea       not null,
    answer      text        not null default '',
    handled_by  text        not null default '',
    closed_at   timestamptz,
    primary key (person_id, request_id),
    constraint data_request_kind check (kind in ('EXPORT', 'CORRECTION', 'ERASURE')),
    constraint data_request_state check (state in ('RECEIVED', 'WAITING', 'DONE', 'REFUSED')),
    constraint data_request_closed check ((state in ('DONE', 'REFUSED')) = (closed_at is not null))
);
comment on table data_request is '个人信息请求: answered within 15 days; sealed_text is what the person wrote';
create index data_request_by_id on data_request (request_id);
create unique index data_request_open on data_request (person_id, kind) where state in ('RECEIVED', 'WAITING');
create index data_request_due on data_request (due_on) where state in ('RECEIVED', 'WAITING');

create table data_answer (
    person_id   uuid        not null,
    request_id  uuid        not null,
    service     text        not null,
    outcome     text        not null,
    rows        integer     not null,
    kept        jsonb       not null,
    answered_at timestamptz not null,
    primary key (person_id, request_id, service),
    constraint data_answer_outcome check (outcome in ('ERASED', 'KEPT', 'COPIED'))
);
comment on table data_answer is 'What each service answered to a request';

create table data_copy (
    person_id  uuid        not null,
    request_id uuid        not null,
    service    text        not null,
    sealed     bytea       not null,
    created_at timestamptz not null,
    primary key (person_id, request_id, service)
);
comment on table data_copy is 'Parts of a copy a person asked for, sealed, kept for some days';

create table person_hold (
    person_id      uuid        not null,
    hold_id        uuid        not null,
    reason         text        not null,
    set_by         text        not null,
    set_at         timestamptz not null,
    release_reason text        not null default '',
    released_by    text        not null default '',
    released_at    timestamptz,
    primary key (person_id, hold_id)
);
comment on table person_hold is '司法冻结: why and by whom data must stay; legal_hold of each service only knows that it must';
create index person_hold_by_id on person_hold (hold_id);

alter table consent add column withdrawn_at timestamptz;
comment on column consent.withdrawn_at is 'when the member took it back (个人信息保护法 15); the row stays as evidence of the time before';
