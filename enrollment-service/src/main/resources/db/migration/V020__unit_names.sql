-- Names that read almost the same are found by what remains without blanks, brackets and the usual endings.
create function unit_name_key(name text) returns text language sql immutable strict parallel safe as $$
    select regexp_replace(name, '[[:space:]（）()·.-]|工会委员会|工会联合会|基层工会|工会|股份有限公司|有限责任公司|有限公司', '', 'g')
$$;

alter table unit add column name_key text generated always as (unit_name_key(name)) stored;
create index unit_by_name_key on unit (name_key) where state <> 'MERGED';
create index unit_by_name on unit (name) where state <> 'MERGED';

-- The masked number is kept beside the sealed one, so that showing a profile opens nothing.
alter table unit add column masked_handler_id text;
-- Which text was read, so that the evidence stands when the text changes (WXU-014).
alter table unit add column pledge_hash text;
-- The predecessors of a unit.
create index unit_merged_into on unit (merged_into) where merged_into is not null;
-- The night run looks for these only.
create index enrollment_order_unpaid on enrollment_order (payment_due_on) where state = 'AWAITING_PAYMENT';
