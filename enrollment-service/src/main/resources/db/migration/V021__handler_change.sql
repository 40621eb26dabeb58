-- Another person takes over as handler (经办人变更), with a paper that proves it, after the back office agreed.
create table handler_change (
    change_id          uuid         primary key,
    uscc               char(18)     not null,
    unit_id            uuid references unit (unit_id),
    applicant          uuid         not null,
    applicant_phone    text         not null,
    applicant_name     varchar(100) not null,
    masked_id_number   text         not null,
    sealed_id_number   bytea        not null,
    file_key           text         not null,
    file_name          text         not null,
    content_type       text         not null,
    size_bytes         bigint       not null,
    state              text         not null,
    reason             text         not null default '',
    requested_at       timestamptz  not null,
    decided_at         timestamptz,
    decided_by         text,
    constraint handler_change_state check (state in ('REQUESTED', 'APPROVED', 'REJECTED')),
    constraint handler_change_decided check ((state = 'REQUESTED') = (decided_at is null))
);
comment on table handler_change is '经办人变更申请. unit_id is empty where no unit has the code: the applicant is not told, the reviewer sees it';
create unique index handler_change_open on handler_change (applicant) where state = 'REQUESTED';
create index handler_change_queue on handler_change (state, requested_at);
