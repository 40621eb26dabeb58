-- Everything about a claim is keyed by the person first: the distribution key (docs/adr/0002).
create table claim (
    person_id      uuid        not null,
    claim_id       uuid        not null,
    product        text        not null,
    version        text        not null,
    class_code     text        not null,
    category       text        not null,
    origin         text        not null,
    channel        text        not null,
    state          text        not null,
    revision       bigint      not null,
    coverage_id    uuid        not null,
    unit_id        uuid        not null,
    term           daterange   not null,
    covered_since  date        not null,
    sealed_facts   bytea       not null,
    sealed_person  bytea       not null,
    sealed_payee   bytea       not null,
    filed_by       text        not null,
    created_at     timestamptz not null,
    submitted_at   timestamptz,
    complete_on    date,
    closed_at      timestamptz,
    changed_at     timestamptz not null,
    amount         numeric(14, 2),
    due_on         date,
    assignee       text        not null default '',
    reason         text        not null default '',
    late_approved  text        not null default '',
    primary key (person_id, claim_id),
    constraint claim_category check (category in ('HOSPITAL', 'CRITICAL', 'ACCIDENT', 'DEATH')),
    constraint claim_origin check (origin in ('ONLINE', 'OFFLINE', 'AUTO')),
    constraint claim_state check (state in
        ('DRAFT', 'FIRST_REVIEW', 'BUSINESS_RECHECK', 'SUPPLEMENT', 'AWAITING_UPLOAD', 'REPORT_RECHECK', 'PAYING',
         'COMPLETED', 'REJECTED', 'WITHDRAWN')),
    constraint claim_amount check (amount >= 0),
    constraint claim_submitted check (state in ('DRAFT', 'WITHDRAWN') or submitted_at is not null),
    constraint claim_amount_when_paid check (state not in ('PAYING', 'COMPLETED') or amount > 0)
);
comment on table claim is '理赔/给付申请. Facts, applicant and payee are sealed';
create index claim_by_id on claim (claim_id);
create index claim_queue on claim (state, due_on, submitted_at)
    where state in ('FIRST_REVIEW', 'BUSINESS_RECHECK', 'REPORT_RECHECK', 'SUPPLEMENT', 'AWAITING_UPLOAD');
create index claim_of_unit on claim (unit_id, created_at desc);
create index claim_recent on claim (created_at desc);
create index claim_draft on claim (changed_at) where state = 'DRAFT';

create table claim_item (
    person_id      uuid        not null,
    claim_id       uuid        not null,
    responsibility text        not null,
    position       int         not null,
    product        text        not null,
    event_date     date        not null,
    from_day       date,
    to_day         date,
    happened       daterange   not null,
    live           boolean     not null,
    last_day       date,
    due_on         date,
    earliest_on    date,
    provisional    boolean     not null default false,
    extended       boolean     not null default false,
    breached_on    date,
    amount         numeric(14, 2),
    primary key (person_id, claim_id, responsibility),
    foreign key (person_id, claim_id) references claim,
    constraint claim_item_period check (to_day is null or from_day is null or to_day >= from_day),
    -- One event is claimed once. A stay excludes its last day, so that a person can be admitted again that day.
    constraint claim_item_once exclude using gist
        (person_id with =, product with =, responsibility with =, happened with &&) where (live)
);
comment on table claim_item is '申请的保障责任, each with its own clock (SHC-065)';
create index claim_item_due on claim_item (due_on) where live and breached_on is null;

create table claim_node (
    person_id  uuid        not null,
    claim_id   uuid        not null,
    seq        int         not null,
    node       text        not null,
    result     text        not null default 'PENDING',
    handler_id text        not null default '',
    handler    text        not null default '',
    decided_at timestamptz,
    reason     text        not null default '',
    primary key (person_id, claim_id, seq),
    foreign key (person_id, claim_id) references claim,
    constraint claim_node_result check (result in ('PENDING', 'AGREE', 'REJECT', 'SUPPLEMENT', 'AUTO')),
    constraint claim_node_decided check ((result = 'PENDING') = (decided_at is null))
);
comment on table claim_node is '理赔进度: the reviews of a claim in order (WXM-024)';

create table claim_step (
    person_id uuid        not null,
    claim_id  uuid        not null,
    revision  bigint      not null,
    change    text        not null,
    state     text        not null,
    actor     text        not null,
    reason    text        not null,
    at        timestamptz not null,
    primary key (person_id, claim_id, revision),
    foreign key (person_id, claim_id) references claim
);
comment on table claim_step is 'Every change of a claim, for ever: the one timeline for member, unit and staff';
