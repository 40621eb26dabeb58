alter table unit add column handed_over boolean not null default false;
comment on column unit.handed_over is 'A later handler is known (经办人变更): a late registration or approval does not bring the first one back';
-- The change may be heard of before the registration that tells the name.
alter table unit alter column name drop not null;
