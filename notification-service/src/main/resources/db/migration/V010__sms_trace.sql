-- A message leaves after the request or event that asked for it has ended; both belong to one trace (W3C traceparent).

alter table sms_message add column traceparent text not null default '';
