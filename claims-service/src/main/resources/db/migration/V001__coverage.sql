create table covered_term (
    coverage_id   uuid        not null,
    person_id     uuid        not null,
    product       text        not null,
    class_code    text        not null,
    card_kind     text        not null,
    unit_id       uuid        not null,
    order_no      text        not null,
    term          daterange   not null,
    premium       numeric(14, 2) not null,
    sealed_person bytea       not null,
    recorded_at   timestamptz not null,
    primary key (person_id, coverage_id),
    constraint covered_term_has_days check (not isempty(term) and not lower_inf(term) and not upper_inf(term)),
    constraint covered_term_premium check (premium >= 0)
);
comment on table covered_term is 'Own copy of enrolment''s coverages (参保记录), for claims; person data sealed';
create index covered_term_person on covered_term using gist (person_id, product, term);

create table expired_term (
    coverage_id uuid        not null,
    person_id   uuid        not null,
    last_day    date        not null,
    recorded_at timestamptz not null,
    primary key (person_id, coverage_id)
);
comment on table expired_term is 'Terms that ended (到保). Apart from covered_term, because the end may be heard of before the beginning';

create view covered_term_now as
select c.*, case when e.coverage_id is null then 'ACTIVE' else 'EXPIRED' end as status
from covered_term c
left join expired_term e on e.person_id = c.person_id and e.coverage_id = c.coverage_id;
comment on view covered_term_now is 'Covered terms with their status';
