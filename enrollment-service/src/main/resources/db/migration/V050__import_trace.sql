-- An import runs long after its upload was answered, perhaps in another instance; both belong to one trace (W3C traceparent).

alter table roster_import add column traceparent text not null default '';
alter table coverage_import add column traceparent text not null default '';
