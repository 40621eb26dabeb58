-- Coverage (参保记录). Distribution key: person_id. One person, one coverage of a product at a time: the exclusion constraint decides races.

create table coverage (
    coverage_id   uuid          not null,
    person_id     uuid          not null,
    unit_id       uuid,
    unit_name     varchar(200)  not null,
    order_no      text          not null,
    product       text          not null,
    class_code    text          not null default '',
    card_kind     text          not null default 'SS_CARD',
    name          varchar(200)  not null,
    sealed        bytea         not null,
    remark        varchar(500)  not null default '',
    term          daterange     not null,
    premium       numeric(14,2) not null,
    status        text          not null,
    claimed       boolean       not null default false,
    activated_at  timestamptz   not null,
    primary key (person_id, coverage_id),
    constraint coverage_status check (status in ('ACTIVE', 'CANCELLED')),
    constraint coverage_term_bounded check (not lower_inf(term) and not upper_inf(term)),
    constraint coverage_one_at_a_time exclude using gist (person_id with =, product with =, term with &&) where (status = 'ACTIVE')
);
comment on table coverage is '参保记录: one person, one product, one term; sealed is the personal data of that day';
create index coverage_of_unit on coverage (unit_id, product, (lower(term)));
create index coverage_of_order on coverage (order_no);
create index coverage_expiry on coverage (product, (upper(term))) where status = 'ACTIVE';

create table renewal_run (
    month       char(7)     not null,
    unit_id     uuid        not null,
    count       integer     not null,
    reminded_at timestamptz not null,
    primary key (unit_id, month)
);
comment on table renewal_run is 'Units reminded for a month: the key lets each month remind a unit once, however many instances run (WXU-062)';
