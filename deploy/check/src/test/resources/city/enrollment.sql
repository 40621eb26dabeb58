-- A small city in which every promise is kept: one unit, two covered members, one more whose cover has ended, an open draft.
create function tell(p_topic text, p_key text, p_body jsonb, p_trace text) returns void language sql as $$
    insert into outbox (id, topic, key, body, trace_id, created_at, published_at)
    values (md5(p_topic || p_key || p_body::text)::uuid, p_topic, p_key, p_body, p_trace, now() - interval '2 hours',
            now() - interval '2 hours')
$$;
create function trail(p_action text, p_type text, p_id text, p_detail jsonb, p_trace text) returns void language sql as $$
    select audit_append(now() - interval '2 hours', 'account:test', '', p_action, p_type, p_id, '', p_detail, p_trace)
$$;

insert into unit (unit_id, handler_account_id, name, uscc, union_established, state, handler_phone, submitted_at, created_at)
values ('10000000-0000-0000-0000-000000000001', 'a0000000-0000-0000-0000-000000000001', '测试单位', '91320200MA00000011', true,
        'APPROVED', '138****0001', now() - interval '2 hours', now() - interval '2 hours');
select trail('UNIT_REGISTERED', 'UNIT', '10000000-0000-0000-0000-000000000001', '{}', 't1');
select trail('UNIT_SUBMITTED', 'UNIT', '10000000-0000-0000-0000-000000000001', '{}', 't2');
select trail('UNIT_APPROVED', 'UNIT', '10000000-0000-0000-0000-000000000001', '{}', 't3');
select tell('unit.registered', '10000000-0000-0000-0000-000000000001', '{"name": "测试单位"}', 't1');
select tell('unit.approved', '10000000-0000-0000-0000-000000000001', '{"name": "测试单位"}', 't3');

insert into enrollment_order (order_no, unit_id, product, state, applied_at, submitted_at, completed_at, member_count, premium,
                              amount_due, amount_paid, payment_due_on)
values ('20261124000000001', '10000000-0000-0000-0000-000000000001', 'WX-3IN1', 'COMPLETED', now() - interval '2 hours',
        now() - interval '2 hours', now() - interval '2 hours', 2, 240.00, 240.00, 240.00, current_date + 5),
       ('20261124000000002', '10000000-0000-0000-0000-000000000001', 'WX-3IN1', 'DRAFT', now() - interval '2 hours',
        null, null, null, null, null, null, null);
select trail('ORDER_CREATED', 'ORDER', '20261124000000001', '{}', 't4');
select trail('ROSTER_UPLOADED', 'ORDER', '20261124000000001', '{}', 't5');
select trail('ORDER_SUBMITTED', 'ORDER', '20261124000000001', '{}', 't6');
select trail('ORDER_APPROVED', 'ORDER', '20261124000000001', '{}', 't7');
select trail('ORDER_PAID', 'ORDER', '20261124000000001', '{}', 't8');
select trail('PAYMENT_APPROVED', 'ORDER', '20261124000000001', '{}', 't9');
select trail('ORDER_CREATED', 'ORDER', '20261124000000002', '{}', 't10');
select trail('ROSTER_UPLOADED', 'ORDER', '20261124000000002', '{}', 't11');
select tell('enrollment.submitted', '10000000-0000-0000-0000-000000000001', '{"orderNo": "20261124000000001"}', 't6');
select tell('enrollment.approved', '10000000-0000-0000-0000-000000000001', '{"orderNo": "20261124000000001"}', 't7');
select tell('enrollment.completed', '10000000-0000-0000-0000-000000000001', '{"orderNo": "20261124000000001"}', 't9');

insert into roster_person (person_row_id, order_no, row_no, position, person_id, name, sealed, eligible, reasons, origin, import_id)
values (gen_random_uuid(), '20261124000000001', 3, 1, 'b0000000-0000-0000-0000-000000000001', '甲', '', true, '[]', 'IMPORT',
        'c0000000-0000-0000-0000-000000000001'),
       (gen_random_uuid(), '20261124000000001', 4, 2, 'b0000000-0000-0000-0000-000000000002', '乙', '', true, '[]', 'IMPORT',
        'c0000000-0000-0000-0000-000000000001'),
       (gen_random_uuid(), '20261124000000002', 3, 1, 'b0000000-0000-0000-0000-000000000004', '丙', '', true, '[]', 'IMPORT',
        'c0000000-0000-0000-0000-000000000002'),
       (gen_random_uuid(), '20261124000000002', 4, 2, 'b0000000-0000-0000-0000-000000000005', '丁', '', false,
        '[{"code": "ID_INVALID"}]', 'IMPORT', 'c0000000-0000-0000-0000-000000000002');
insert into roster_import (import_id, order_no, unit_id, kind, state, mode, file_key, file_sha256, started_by, processed, total,
                           eligible, ineligible, result, revision, created_at, finished_at)
values ('c0000000-0000-0000-0000-000000000001', '20261124000000001', '10000000-0000-0000-0000-000000000001', 'ROSTER_IMPORT',
        'SUCCEEDED', 'COMMIT', 'f1', '', 'account:test', 2, 2, 2, 0, '{"added": 2, "replaced": 0, "unchanged": 0}', 1,
        now() - interval '2 hours', now() - interval '2 hours'),
       ('c0000000-0000-0000-0000-000000000002', '20261124000000002', '10000000-0000-0000-0000-000000000001', 'ROSTER_IMPORT',
        'SUCCEEDED', 'COMMIT', 'f2', '', 'account:test', 2, 2, 1, 1, '{"added": 2, "replaced": 0, "unchanged": 0}', 1,
        now() - interval '2 hours', now() - interval '2 hours');
insert into roster_revision values ('20261124000000001', 1), ('20261124000000002', 1);

insert into coverage_import (import_id, started_by, state, total, accepted, created_at, finished_at)
values ('c0000000-0000-0000-0000-000000000003', 'account:test', 'SUCCEEDED', 1, 1, now() - interval '2 hours',
        now() - interval '2 hours');
insert into coverage_import_row (import_id, row_no, sealed, outcome, coverage_id)
values ('c0000000-0000-0000-0000-000000000003', 1, '', 'ACCEPTED', 'd0000000-0000-0000-0000-000000000003');
select trail('COVERAGES_MOVED_IN', 'COVERAGE_IMPORT', 'c0000000-0000-0000-0000-000000000003', '{}', 't12');
insert into coverage (coverage_id, person_id, unit_id, unit_name, order_no, product, name, sealed, term, premium, status, claimed,
                      activated_at, expired_at, import_id)
values ('d0000000-0000-0000-0000-000000000001', 'b0000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000001',
        '测试单位', '20261124000000001', 'WX-3IN1', '甲', '', daterange(current_date - 100, current_date + 265), 120.00, 'ACTIVE',
        true, now() - interval '2 hours', null, null),
       ('d0000000-0000-0000-0000-000000000002', 'b0000000-0000-0000-0000-000000000002', '10000000-0000-0000-0000-000000000001',
        '测试单位', '20261124000000001', 'WX-3IN1', '乙', '', daterange(current_date - 100, current_date + 265), 120.00, 'ACTIVE',
        false, now() - interval '2 hours', null, null),
       ('d0000000-0000-0000-0000-000000000003', 'b0000000-0000-0000-0000-000000000002', null, '测试单位', '', 'WX-3IN1', '乙', '',
        daterange(current_date - 465, current_date - 100), 120.00, 'ACTIVE', false, now() - interval '2 hours',
        now() - interval '2 hours', 'c0000000-0000-0000-0000-000000000003');
select tell('coverage.activated', person_id::text, jsonb_build_object('coverageId', coverage_id), 't9') from coverage;
select tell('coverage.expired', person_id::text, jsonb_build_object('coverageId', coverage_id), '') from coverage
where expired_at is not null;

insert into renewal_run values ('2026-11', '10000000-0000-0000-0000-000000000001', 2, now() - interval '2 hours');
select trail('RENEWALS_REMINDED', 'RENEWAL_RUN', '2026-11', '{}', '');
select tell('renewal.due', '10000000-0000-0000-0000-000000000001', '{"month": "2026-11"}', '');
