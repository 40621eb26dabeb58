insert into recipient (account_id, phone_index, sealed_phone, verified_at)
select account_id, phone_index, '', verified_at from member.account;
insert into sms_message (id, business_key, template, category, account_id, state, valid_until, created_at)
select gen_random_uuid(), key, template, category, 'a0000000-0000-0000-0000-000000000001', 'DELIVERED', now(), now()
from (values ('code:1', 'LOGIN_CODE', 'CODE'),
             ('unit-approved:10000000-0000-0000-0000-000000000001', 'UNIT_APPROVED', 'NOTICE'),
             ('enrollment-approved:20261124000000001', 'ENROLLMENT_APPROVED', 'NOTICE'),
             ('enrollment-completed:20261124000000001', 'ENROLLMENT_COMPLETED', 'NOTICE'),
             ('renewal:10000000-0000-0000-0000-000000000001:2026-11', 'RENEWAL_REMINDER', 'NOTICE')) m (key, template, category);
