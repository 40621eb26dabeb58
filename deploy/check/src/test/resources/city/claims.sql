-- One claim that was paid, one that waits for its first review, one filing.
create function tell(p_topic text, p_key text, p_body jsonb, p_trace text) returns void language sql as $$
    insert into outbox (id, topic, key, body, trace_id, created_at, published_at)
    values (md5(p_topic || p_key || p_body::text)::uuid, p_topic, p_key, p_body, p_trace, now() - interval '2 hours',
            now() - interval '2 hours')
$$;
create function trail(p_action text, p_type text, p_id text, p_detail jsonb, p_trace text) returns void language sql as $$
    select audit_append(now() - interval '2 hours', 'account:test', '', p_action, p_type, p_id, '', p_detail, p_trace)
$$;

insert into covered_term
select coverage_id, person_id, product, class_code, card_kind, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'), order_no,
       term, premium, '', activated_at
from enrollment.coverage;
insert into expired_term select coverage_id, person_id, upper(term) - 1, now() from enrollment.coverage where expired_at is not null;
insert into unit (unit_id, handler_account_id, name) select unit_id, handler_account_id, name from enrollment.unit;

insert into claim (person_id, claim_id, product, version, class_code, category, origin, channel, state, revision, coverage_id, unit_id,
                   term, covered_since, sealed_facts, sealed_person, sealed_payee, filed_by, created_at, submitted_at, closed_at,
                   changed_at, amount, due_on)
select 'b0000000-0000-0000-0000-000000000001', ('e0000000-0000-0000-0000-00000000000' || n)::uuid, 'WX-3IN1', '1', '', 'HOSPITAL',
       'ONLINE', 'WEB', case n when 1 then 'COMPLETED' else 'FIRST_REVIEW' end, case n when 1 then 4 else 2 end,
       'd0000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000001',
       daterange(current_date - 100, current_date + 265), current_date - 100, '', '', '', 'account:test', now() - interval '2 hours',
       now() - interval '2 hours', case n when 1 then now() - interval '2 hours' end, now() - interval '2 hours',
       case n when 1 then 350.00 end, current_date + 30
from generate_series(1, 2) n;
insert into claim_item (person_id, claim_id, responsibility, position, product, event_date, happened, live, due_on, amount)
select person_id, claim_id, 'HOSP_DAYS', 1, product, current_date - case state when 'COMPLETED' then 50 else 20 end,
       daterange(current_date - case state when 'COMPLETED' then 50 else 20 end,
                 current_date - case state when 'COMPLETED' then 45 else 15 end),
       true, due_on, amount
from claim;
insert into claim_node (person_id, claim_id, seq, node, result, decided_at)
select person_id, claim_id, 1, 'FIRST_REVIEW', case state when 'COMPLETED' then 'AGREE' else 'PENDING' end,
       case state when 'COMPLETED' then changed_at end
from claim;
insert into claim_step (person_id, claim_id, revision, change, state, actor, reason, at)
select c.person_id, c.claim_id, s.revision, s.change, s.state, 'account:test', '', c.changed_at
from claim c
     join (values (1, 'CREATED', 'DRAFT'), (2, 'SUBMITTED', 'FIRST_REVIEW'), (3, 'APPROVED', 'PAYING'), (4, 'PAID', 'COMPLETED'))
          s (revision, change, state) on s.revision <= c.revision;
select trail('CLAIM_' || change, 'CLAIM', claim_id::text, jsonb_build_object('revision', revision), '')
from claim_step order by claim_id, revision;
select tell('claim.changed', person_id::text, jsonb_build_object('claimId', claim_id, 'revision', revision), '')
from claim_step order by claim_id, revision;

insert into claim_decision (person_id, claim_id, seq, product, version_label, rulebook_sha256, edition, inputs, inputs_sha256, decision,
                            decision_sha256, total, certain, decided_at, decided_by)
select person_id, claim_id, 1, product, '1', '', '1', 'x', '', 'x', '', amount, true, changed_at, 'account:test'
from claim where state = 'COMPLETED';
insert into benefit_grant (person_id, claim_id, seq, responsibility, event_date, kind, product, coverage_id, amount, reason, entered_at)
select person_id, claim_id, 1, 'HOSP_DAYS', current_date - 50, 'GRANTED', product, coverage_id, amount, '', changed_at
from claim where state = 'COMPLETED';
insert into payout (person_id, claim_id, product, amount, state, attempt, sealed_payee, ordered_at, changed_at)
select person_id, claim_id, product, amount, 'PAID', 1, '', changed_at, changed_at from claim where state = 'COMPLETED';
insert into payout_batch (batch_id, product, format, state, lines, total, maker, made_at, checker, sha256, sealed_file, sent_by, sent_at)
values ('90000000-0000-0000-0000-000000000001', 'WX-3IN1', 'CSV', 'SENT', 1, 350.00, 'account:one', now(), 'account:two', 'x', 'x',
        'account:two', now());
insert into payout_line (person_id, claim_id, attempt, batch_id, position, amount, state, sealed_payee)
select person_id, claim_id, 1, '90000000-0000-0000-0000-000000000001', 1, amount, 'PAID', '' from payout;
select trail(action, 'PAYOUT_BATCH', '90000000-0000-0000-0000-000000000001', '{}', '')
from unnest(array['PAYOUT_BATCH_MADE', 'PAYOUT_BATCH_APPROVED', 'BANK_FILE_TAKEN', 'BANK_RESULT_READ']) action;
begin;
insert into journal (person_id, journal_id, kind, claim_id, attempt, actor, at)
select person_id, '80000000-0000-0000-0000-000000000001'::uuid, 'BENEFIT_GRANTED', claim_id, 0, 'account:test', changed_at from payout
union all
select person_id, '80000000-0000-0000-0000-000000000002'::uuid, 'BENEFIT_PAID', claim_id, 1, 'account:test', changed_at from payout;
insert into journal_entry (person_id, journal_id, account, product, amount, booked_on)
select j.person_id, j.journal_id, e.account, 'WX-3IN1', e.amount, current_date
from journal j
     join (values ('BENEFIT_GRANTED', 'BENEFIT_EXPENSE', 350.00), ('BENEFIT_GRANTED', 'BENEFITS_PAYABLE', -350.00),
                  ('BENEFIT_PAID', 'BENEFITS_PAYABLE', 350.00), ('BENEFIT_PAID', 'BANK', -350.00)) e (kind, account, amount)
          using (kind);
commit;

insert into filing (person_id, filing_id, region, kind, scenario, origin, version, state, revision, institutions, filed_on, approved_on,
                    valid_from, valid_to, reviewer, reason, sealed_form, filed_by, created_at, changed_at)
values ('b0000000-0000-0000-0000-000000000002', '70000000-0000-0000-0000-000000000001', '320201', 'MEDICAL', 'RESIDENCE', 'NEW', 1,
        'APPROVED', 2, '{}', current_date, current_date, current_date, current_date + 300, 'account:two', '', '', 'account:test',
        now() - interval '2 hours', now() - interval '2 hours');
insert into filing_step
values ('b0000000-0000-0000-0000-000000000002', '70000000-0000-0000-0000-000000000001', 1, 'SUBMITTED', 'SUBMITTED', 'account:test', '',
        now() - interval '2 hours'),
       ('b0000000-0000-0000-0000-000000000002', '70000000-0000-0000-0000-000000000001', 2, 'APPROVED', 'APPROVED', 'account:two', '',
        now() - interval '2 hours');
select trail('FILING_' || change, 'FILING', filing_id::text, jsonb_build_object('revision', revision), '') from filing_step
order by revision;
select tell('filing.approved', person_id::text, jsonb_build_object('filingId', filing_id), '') from filing;

insert into enrollment.claim
select person_id, claim_id, revision, product, (select min(event_date) from claim_item i where i.claim_id = c.claim_id),
       state = 'COMPLETED', coalesce(amount, 0)
from claim c;
