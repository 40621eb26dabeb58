-- Where in its trace a row was written (W3C traceparent). Empty in rows of versions before this one, which know trace_id only. Repeatable, because
-- it came after services had numbered theirs.

alter table outbox add column if not exists traceparent text not null default '';
alter table dead_letter add column if not exists traceparent text not null default '';
