-- Units (单位) and what they hand in to be approved. Distribution key: unit_id.

create table unit (
    unit_id             uuid         primary key,
    handler_account_id  uuid         not null,
    name                varchar(200) not null,
    uscc                char(18)     not null,
    union_established   boolean      not null,
    state               text         not null,
    district            text,
    medical_code        text,
    handler_name        varchar(100),
    sealed_handler_id   bytea,
    handler_phone       text         not null,
    pledge_version      text,
    pledge_opened_at    timestamptz,
    pledge_accepted_at  timestamptz,
    submitted_at        timestamptz,
    reviewed_at         timestamptz,
    review_reason       text,
    merged_into         uuid references unit (unit_id),
    version             bigint       not null default 0,
    created_at          timestamptz  not null,
    constraint unit_state check (state in ('INCOMPLETE', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'REJECTED', 'MERGED')),
    constraint unit_merged_has_successor check ((state = 'MERGED') = (merged_into is not null))
);
comment on table unit is '单位: a base-level union or an employer without a union. handler_phone is masked';
create unique index unit_uscc on unit (uscc) where state <> 'MERGED';
create unique index unit_handler on unit (handler_account_id) where state <> 'MERGED';
create index unit_by_state on unit (state, created_at);

create table unit_attachment (
    unit_id      uuid        not null references unit (unit_id),
    kind         text        not null,
    file_key     text        not null,
    file_name    text        not null,
    content_type text        not null,
    size_bytes   bigint      not null,
    sha256       bytea       not null,
    uploaded_at  timestamptz not null,
    primary key (unit_id, kind),
    constraint unit_attachment_kind check (kind in ('UNION_CERTIFICATE', 'BUSINESS_LICENCE'))
);
comment on table unit_attachment is '工会法人证书 or 营业执照';

create table unit_alias (
    alias      varchar(200) primary key,
    unit_id    uuid         not null references unit (unit_id),
    created_by text         not null,
    created_at timestamptz  not null
);
comment on table unit_alias is 'Other names under which records of the unit arrive (WXU-065)';
