-- One handler, one member, one reviewer.
create function tell(p_topic text, p_key text, p_body jsonb, p_trace text) returns void language sql as $$
    insert into outbox (id, topic, key, body, trace_id, created_at, published_at)
    values (md5(p_topic || p_key || p_body::text)::uuid, p_topic, p_key, p_body, p_trace, now() - interval '2 hours',
            now() - interval '2 hours')
$$;
insert into account
select ('a0000000-0000-0000-0000-00000000000' || n)::uuid, md5('phone' || n)::uuid, '', now() - interval '2 hours',
       now() - interval '2 hours'
from generate_series(1, 3) n;
select tell('account.verified', account_id::text, '{}', '') from account;
insert into staff_role values ('a0000000-0000-0000-0000-000000000003', 'FIRST_REVIEWER', 'system', now());
select audit_append(now(), 'system', '', 'STAFF_ROLE_GRANTED', 'ACCOUNT', 'a0000000-0000-0000-0000-000000000003', '',
                    '{"role": "FIRST_REVIEWER"}', '');
insert into member
values ('b0000000-0000-0000-0000-000000000001', 'a0000000-0000-0000-0000-000000000002', '', 'WINDOW', now() - interval '2 hours');
select tell('member.registered', person_id::text, '{}', '') from member;
select tell('sms.requested', 'code:1', '{}', '');
insert into unit (unit_id, handler_account_id, name) select unit_id, handler_account_id, name from enrollment.unit;
insert into coverage
select person_id, coverage_id, product, class_code, card_kind, unit_id, unit_name, order_no, lower(term), upper(term) - 1, premium
from enrollment.coverage;
insert into claim (person_id, claim_id, product, category, state, event_date, amount, filed_at, revision, class_code, origin, changed_at,
                   completed_at, due_on)
select person_id, claim_id, product, category, state, (select min(event_date) from claims.claim_item i where i.claim_id = c.claim_id),
       amount, submitted_at, revision, class_code, origin, changed_at, closed_at, due_on
from claims.claim c;
insert into claims.member_account select person_id, account_id from member;
