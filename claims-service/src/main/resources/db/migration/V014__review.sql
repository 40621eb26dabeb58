-- How claims are found although their persons are sealed. One row per claim, written with it.
create table claim_search (
    person_id   uuid not null,
    claim_id    uuid not null,
    name_index  uuid not null,
    phone_index uuid not null,
    card_index  uuid,
    primary key (person_id, claim_id),
    foreign key (person_id, claim_id) references claim
);
comment on table claim_search is 'Blind indexes of name, phone and account of a claim; the account also shows cards that several persons share';
create index claim_search_name on claim_search (name_index);
create index claim_search_phone on claim_search (phone_index);
create index claim_search_card on claim_search (card_index) where card_index is not null;

create table claim_asked_material (
    person_id uuid        not null,
    claim_id  uuid        not null,
    node      text        not null,
    material  text        not null,
    asked_at  timestamptz not null,
    primary key (person_id, claim_id, node, material),
    foreign key (person_id, claim_id) references claim
);
comment on table claim_asked_material is '补件: what a review asked for, once and completely';

create table claim_extension (
    person_id      uuid        not null,
    claim_id       uuid        not null,
    responsibility text        not null,
    seq            int         not null,
    from_day       date        not null,
    to_day         date        not null,
    days           int         not null,
    reason_code    text        not null,
    reason         text        not null,
    extended_by    text        not null,
    extended_at    timestamptz not null,
    primary key (person_id, claim_id, responsibility, seq),
    foreign key (person_id, claim_id) references claim,
    constraint claim_extension_forward check (days > 0 and to_day = from_day + days)
);
comment on table claim_extension is '给付延期 with its reason (SHC-060, SHC-064)';

create table claim_proposal (
    person_id   uuid        not null,
    claim_id    uuid        not null,
    kind        text        not null,
    proposed_by text        not null,
    reason      text        not null,
    proposed_at timestamptz not null,
    primary key (person_id, claim_id, kind),
    foreign key (person_id, claim_id) references claim,
    constraint claim_proposal_kind check (kind in ('LATE_APPROVAL', 'TERMINATION'))
);
comment on table claim_proposal is 'What one of the staff proposed and another must confirm (SHC-036, SHC-048)';

create table terminated_coverage (
    person_id     uuid        not null,
    coverage_id   uuid        not null,
    claim_id      uuid        not null,
    reason        text        not null,
    proposed_by   text        not null,
    terminated_by text        not null,
    terminated_at timestamptz not null,
    primary key (person_id, coverage_id),
    constraint terminated_by_two check (proposed_by <> terminated_by)
);
comment on table terminated_coverage is '终止保障责任 because of fraud (SHC-048)';

create table claim_qa_finding (
    person_id uuid        not null,
    claim_id  uuid        not null,
    verdict   text        not null,
    note      text        not null,
    found_by  text        not null,
    found_at  timestamptz not null,
    primary key (person_id, claim_id),
    foreign key (person_id, claim_id) references claim,
    constraint claim_qa_verdict check (verdict in ('CORRECT', 'WRONG'))
);
comment on table claim_qa_finding is '抽检结论: what somebody found who looked at a claim that was paid without one';

create table calendar_applied (
    horizon    date        primary key,
    applied_at timestamptz not null
);
comment on table calendar_applied is 'Up to which announced year provisional days have been counted again (rulebook 2.7)';

-- Without a due day at the end, then who waits longest.
create index claim_queue_order on claim (state, (coalesce(due_on, 'infinity'::date)), submitted_at, claim_id)
    where state in ('FIRST_REVIEW', 'BUSINESS_RECHECK', 'REPORT_RECHECK');
create index claim_overdue on claim (due_on)
    where state in ('FIRST_REVIEW', 'BUSINESS_RECHECK', 'REPORT_RECHECK', 'AWAITING_UPLOAD', 'PAYING');
create index claim_item_provisional on claim_item (claim_id) where provisional;
create index claim_direct on claim (created_at desc, claim_id desc) where origin = 'AUTO';
