-- One round trip for what every write does. A volatile function takes a new snapshot for each statement inside, so what
-- follows a lock sees what others committed meanwhile.

create or replace function audit_append(
    p_at timestamptz, p_actor text, p_roles text, p_action text, p_object_type text, p_object_id text, p_purpose text,
    p_detail jsonb, p_trace text)
    returns bigint language plpgsql volatile as $$
declare
    v_previous bytea;
    v_seq bigint;
begin
    perform pg_advisory_xact_lock(hashtextextended('audit|' || p_object_type || '|' || p_object_id, 1));
    select audit.hash into v_previous from audit
        where audit.object_type = p_object_type and audit.object_id = p_object_id order by audit.seq desc limit 1;
    v_previous := coalesce(v_previous, ''::bytea);
    insert into audit
        (at, actor, actor_roles, action, object_type, object_id, purpose, detail, trace_id, previous, hash)
    values
        (p_at, p_actor, p_roles, p_action, p_object_type, p_object_id, p_purpose, p_detail, p_trace, v_previous,
         audit_hash(v_previous, p_at, p_actor, p_roles, p_action, p_object_type, p_object_id, p_purpose, p_detail, p_trace))
    returning audit.seq into v_seq;
    return v_seq;
end
$$;

-- No row while another transaction holds the key; a row without an answer where the request is the first.
create or replace function idempotency_begin(p_caller text, p_key text)
    returns table (request text, body_hash bytea, status int, headers text, sealed bytea)
    language plpgsql volatile as $$
begin
    if pg_try_advisory_xact_lock(hashtextextended(p_caller || '|' || p_key, 2)) then
        return query
            select i.request, i.body_hash, i.status, i.headers::text, i.sealed
            from (select 1) as begun
            left join idempotency i on i.caller = p_caller and i.key = p_key;
    end if;
end
$$;
