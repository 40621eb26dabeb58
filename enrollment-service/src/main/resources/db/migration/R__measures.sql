-- What gauges read every few seconds, whatever the tables have grown to.

-- Persons covered today. The term is in the index, so that the table is not read; it serves all that coverage_expiry did.
create index if not exists coverage_current on coverage (product, (upper(term))) include (term) where status = 'ACTIVE';
drop index if exists coverage_expiry;

-- Confirmed premium of a year.
create index if not exists enrollment_order_completed on enrollment_order (completed_at) include (product, amount_paid)
    where state = 'COMPLETED';
