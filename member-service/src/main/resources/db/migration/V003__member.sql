-- Members and what they hold. Distribution key: person_id.

create table member (
    person_id     uuid        not null,
    account_id    uuid        not null,
    sealed        bytea       not null,
    channel       text        not null,
    registered_at timestamptz not null,
    primary key (person_id),
    constraint member_one_account_one_person unique (account_id),
    constraint member_channel check (channel in ('LINGXI_APP', 'JIANGSU_UNION_APP', 'WECHAT_WX_UNION', 'SUISHENBAN_APP',
        'SUISHENBAN_WECHAT', 'SUISHENBAN_ALIPAY', 'WINDOW', 'OFFLINE'))
);
comment on table member is '会员: a person and the account that registered with his ID number; sealed is name and number';

create table consent (
    person_id uuid        not null references member,
    code      text        not null,
    version   text        not null,
    given_at  timestamptz not null,
    channel   text        not null,
    primary key (person_id, code, version)
);
comment on table consent is '同意: which text a member agreed to, and when (个人信息保护法 14, 29)';

create table coverage (
    person_id    uuid          not null,
    coverage_id  uuid          not null,
    product      text          not null,
    class_code   text          not null,
    card_kind    text          not null,
    unit_id      uuid,
    unit_name    varchar(200)  not null,
    order_no     text          not null,
    covered_from date          not null,
    covered_to   date          not null,
    premium      numeric(14,2) not null,
    primary key (person_id, coverage_id)
);
comment on table coverage is '参保记录 as coverage.activated told; whether it is in force follows from the clock';

create table coverage_end (
    person_id   uuid not null,
    coverage_id uuid not null,
    ended_on    date not null,
    primary key (person_id, coverage_id)
);
comment on table coverage_end is 'Ends that arrived before the coverage they end';

create table claim (
    person_id  uuid          not null,
    claim_id   uuid          not null,
    product    text          not null,
    category   text          not null,
    state      text          not null,
    event_date date,
    amount     numeric(14,2),
    filed_at   timestamptz   not null,
    primary key (person_id, claim_id)
);
comment on table claim is '理赔记录 as claim.* events tell';

-- One round trip for a look-up that leaves a trace: the audit row and the answer stand or fall together. The lock and the statement after it
-- see what others committed meanwhile, because a volatile function takes a new snapshot for each statement; so the hash chain does not fork.
create function look_up(
    p_person uuid, p_at timestamptz, p_actor text, p_roles text, p_purpose text, p_trace text)
    returns table (coverage_id uuid, product text, class_code text, unit_name varchar, order_no text,
                   covered_from date, covered_to date, premium numeric)
    language plpgsql volatile as $$
declare
    v_previous bytea;
begin
    perform pg_advisory_xact_lock(hashtextextended('audit|PERSON|' || p_person, 1));
    select audit.hash into v_previous from audit
        where audit.object_type = 'PERSON' and audit.object_id = p_person::text order by audit.seq desc limit 1;
    v_previous := coalesce(v_previous, ''::bytea);
    insert into audit (at, actor, actor_roles, action, object_type, object_id, purpose, detail, trace_id, previous, hash)
    values (p_at, p_actor, p_roles, 'MEMBER_LOOKED_UP', 'PERSON', p_person::text, p_purpose, '{}', p_trace, v_previous,
            audit_hash(v_previous, p_at, p_actor, p_roles, 'MEMBER_LOOKED_UP', 'PERSON', p_person::text, p_purpose, '{}', p_trace));
    return query
        select c.coverage_id, c.product, c.class_code, coalesce(u.name, c.unit_name), c.order_no,
               c.covered_from, c.covered_to, c.premium
        from coverage c left join unit u on u.unit_id = c.unit_id
        where c.person_id = p_person
        order by c.covered_from desc, c.coverage_id;
end
$$;
