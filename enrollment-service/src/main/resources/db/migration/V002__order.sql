-- Orders (参保申请工单). Distribution key: unit_id; order_no is unique by itself because it is printed and typed.

create table enrollment_order (
    order_no           char(17)     primary key,
    unit_id            uuid         not null references unit (unit_id),
    product            text         not null,
    state              text         not null,
    applied_at         timestamptz  not null,
    submitted_at       timestamptz,
    completed_at       timestamptz,
    member_count       integer,
    premium            numeric(14,2),
    amount_due         numeric(14,2),
    amount_paid        numeric(14,2),
    amount_matched     boolean,
    payment_due_on     date,
    review_reason      text,
    reviewed_by        text,
    paid_by            text,
    payment_reviewed_by text,
    version            bigint       not null default 0,
    constraint enrollment_order_state check (state in
        ('DRAFT', 'SUBMITTED', 'AWAITING_PAYMENT', 'PAYMENT_UNDER_REVIEW', 'COMPLETED', 'CANCELLED')),
    constraint enrollment_order_amount_due_when_awaiting check
        (state not in ('AWAITING_PAYMENT', 'PAYMENT_UNDER_REVIEW', 'COMPLETED') or amount_due is not null),
    constraint enrollment_order_amount_paid_when_reviewed check
        (state not in ('PAYMENT_UNDER_REVIEW', 'COMPLETED') or amount_paid is not null),
    constraint enrollment_order_completed_at check ((state = 'COMPLETED') = (completed_at is not null))
);
comment on table enrollment_order is '参保申请工单: one unit enrols the persons of one roster';
create index enrollment_order_of_unit on enrollment_order (unit_id, applied_at desc);
create index enrollment_order_queue on enrollment_order (state, submitted_at);

create table order_file (
    order_no     char(17)    not null references enrollment_order (order_no) on delete cascade,
    kind         text        not null,
    file_key     text        not null,
    file_name    text        not null,
    content_type text        not null,
    size_bytes   bigint      not null,
    sha256       bytea       not null,
    uploaded_at  timestamptz not null,
    primary key (order_no, kind),
    constraint order_file_kind check (kind in ('VOUCHER', 'ROSTER_SCAN'))
);
comment on table order_file is '付款凭证 and the stamped 团体入会表和参保花名册';
-- A slip that was handed in before is shown to the reviewer (features 62).
create index order_file_fingerprint on order_file (sha256) where kind = 'VOUCHER';
