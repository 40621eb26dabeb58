create table recipient (
    account_id   uuid        primary key,
    phone_index  uuid        not null,
    sealed_phone bytea       not null,
    verified_at  timestamptz not null,
    undeliverable_since timestamptz
);
comment on table recipient is 'Accounts and their verified phones (接收人); the phone is sealed and bound to the account';
create index recipient_phone on recipient (phone_index);

create table sms_opt_out (
    phone_index  uuid        primary key,
    id           uuid        not null unique,
    sealed_phone bytea       not null,
    since        timestamptz not null,
    set_by       text        not null
);
comment on table sms_opt_out is 'Numbers that want no notices (退订); codes reach them all the same';

create table sms_message (
    id                uuid        primary key,
    seq               bigint      generated always as identity unique,
    -- The same key never makes a second message, whatever is delivered twice (WXU-062).
    business_key      text        not null unique,
    template          text        not null,
    category          text        not null,
    account_id        uuid,
    phone_index       uuid,
    sealed_phone      bytea,
    sealed_parameters bytea,
    state             text        not null,
    attempts          integer     not null default 0,
    -- When somebody must look at the row again: to send, to ask the provider, or to give up.
    due_at            timestamptz,
    lease             uuid,
    lease_until       timestamptz,
    provider          text        not null default '',
    reference         text        not null default '',
    reason            text        not null default '',
    template_version  integer,
    parts             integer,
    valid_until       timestamptz not null,
    created_at        timestamptz not null,
    started_at        timestamptz,
    taken_at          timestamptz,
    closed_at         timestamptz,
    constraint sms_message_state check
        (state in ('PENDING', 'SENDING', 'ACCEPTED', 'DELIVERED', 'FAILED', 'UNKNOWN', 'EXPIRED')),
    constraint sms_message_category check (category in ('CODE', 'NOTICE')),
    constraint sms_message_has_recipient check (account_id is not null or phone_index is not null),
    constraint sms_message_started check (state not in ('SENDING', 'ACCEPTED', 'UNKNOWN') or started_at is not null),
    constraint sms_message_lease_while_sending check (state <> 'SENDING' or lease_until is not null)
);
comment on table sms_message is 'One row per text message (短信) that somebody must get, from the intent to the receipt';
create index sms_message_due on sms_message (due_at) where due_at is not null;
create index sms_message_lost on sms_message (lease_until) where state = 'SENDING';
create index sms_message_phone on sms_message (phone_index, started_at) where started_at is not null;
create index sms_message_state_seq on sms_message (state, seq);
create index sms_message_reference on sms_message (provider, reference) where reference <> '';
create index sms_message_account on sms_message (account_id) where state = 'PENDING';
create index sms_message_contents on sms_message (closed_at) where sealed_parameters is not null;

create table sms_receipt (
    provider    text        not null,
    -- The provider's number, or ours where it repeats ours.
    reference   text        not null,
    out_id      text        not null,
    delivered   boolean     not null,
    code        text        not null,
    received_at timestamptz not null,
    primary key (provider, reference, out_id, delivered)
);
comment on table sms_receipt is 'Receipts (状态报告) as they came, also those that came before the answer they belong to';
create index sms_receipt_received on sms_receipt (received_at);

create table sms_daily (
    day      date    not null,
    provider text    not null,
    template text    not null,
    messages bigint  not null,
    parts    bigint  not null,
    cost     numeric(14, 4) not null,
    primary key (day, provider, template)
);
comment on table sms_daily is 'What providers took per day: messages, charged parts, cost in CNY (短信费用)';

create table console_message (
    id          uuid        primary key,
    seq         bigint      generated always as identity,
    phone_index uuid        not null,
    template    text        not null,
    sealed      bytea       not null,
    sent_at     timestamptz not null
);
comment on table console_message is 'Messages of the console provider, kept for the demo inbox instead of being sent';
create index console_message_phone on console_message (phone_index, sent_at);
create index console_message_sent on console_message (sent_at);
