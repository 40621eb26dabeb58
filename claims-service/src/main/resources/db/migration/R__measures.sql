-- What gauges read every few seconds: only what is open, however many claims there have been.
create index if not exists claim_open on claim (state, due_on) where state not in ('COMPLETED', 'REJECTED', 'WITHDRAWN');
create index if not exists filing_waiting on filing (state) where state in ('SUBMITTED', 'UNDER_REVIEW');
