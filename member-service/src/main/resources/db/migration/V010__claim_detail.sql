-- What claim.changed tells of a claim beyond its outline.

alter table claim
    add column revision         bigint      not null default 0,
    add column class_code       text        not null default '',
    add column responsibilities text[]      not null default '{}',
    add column origin           text        not null default '',
    add column last_change      text        not null default '',
    add column reason           text        not null default '',
    add column changed_at       timestamptz,
    add column completed_at     timestamptz,
    add column due_on           date,
    add column nodes            jsonb       not null default '[]',
    add column sealed_detail    bytea;
update claim set changed_at = filed_at;
alter table claim alter column changed_at set not null;
comment on table claim is '理赔记录: the last snapshot that claim.changed told; sealed_detail is name, masked phone, masked card, illness';

-- Coverages and claims in the one round trip of a look-up. Rows of claims have no coverage_id. Drafts are not shown.
drop function look_up(uuid, timestamptz, text, text, text, text);
create function look_up(
    p_person uuid, p_at timestamptz, p_actor text, p_roles text, p_purpose text, p_trace text)
    returns table (coverage_id uuid, product text, class_code text, unit_name varchar, order_no text,
                   covered_from date, covered_to date, premium numeric,
                   claim_id uuid, revision bigint, category text, responsibilities text[], origin text, state text,
                   last_change text, event_date date, amount numeric, reason text, filed_at timestamptz,
                   changed_at timestamptz, completed_at timestamptz, due_on date, nodes text)
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
               c.covered_from, c.covered_to, c.premium,
               null::uuid, null::bigint, null::text, null::text[], null::text, null::text,
               null::text, null::date, null::numeric, null::text, null::timestamptz,
               null::timestamptz, null::timestamptz, null::date, null::text
        from coverage c left join unit u on u.unit_id = c.unit_id
        where c.person_id = p_person
        order by c.covered_from desc, c.coverage_id;
    return query
        select null::uuid, m.product, m.class_code, null::varchar, null::text,
               null::date, null::date, null::numeric,
               m.claim_id, m.revision, m.category, m.responsibilities, m.origin, m.state,
               m.last_change, m.event_date, m.amount, m.reason, m.filed_at,
               m.changed_at, m.completed_at, m.due_on, m.nodes::text
        from claim m
        where m.person_id = p_person and m.state <> 'DRAFT'
        order by m.filed_at desc, m.claim_id;
end
$$;
