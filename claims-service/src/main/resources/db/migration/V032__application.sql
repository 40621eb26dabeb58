-- 工伤保险待遇申请. The person leads every key.
create table injury_application (
    person_id        uuid        not null,
    application_id   uuid        not null,
    region           text        not null,
    benefit_type     text        not null,
    channel          text        not null,
    injured_on       date        not null,
    claimant_id      uuid        not null,
    state            text        not null,
    revision         bigint      not null,
    submitted_on     date,
    due_on           date,
    due_provisional  boolean     not null,
    submitted_by     text        not null,
    first_reviewer   text        not null,
    finished_on      date,
    reason           text        not null,
    survivor_choice  text,
    sealed_file      bytea       not null,
    filed_by         text        not null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    primary key (person_id, application_id),
    constraint injury_application_channel check (channel in ('WINDOW', 'PORTAL', 'APP')),
    constraint injury_application_state check (state in
        ('DRAFT', 'SUBMITTED', 'FIRST_REVIEWED', 'SUPPLEMENT', 'COMPLETED', 'REJECTED', 'WITHDRAWN')),
    constraint injury_application_submitted check ((submitted_on is null) = (due_on is null)
        and (submitted_on is not null or state in ('DRAFT', 'WITHDRAWN'))),
    constraint injury_application_finished check
        ((finished_on is not null) = (state in ('COMPLETED', 'REJECTED', 'WITHDRAWN'))),
    constraint injury_application_four_eyes check
        (first_reviewer = '' or (first_reviewer <> filed_by and first_reviewer <> submitted_by))
);
comment on table injury_application is '工伤保险待遇申请; form, facts and amounts are sealed (rulebook 1D)';
create unique index injury_application_by_id on injury_application (application_id, person_id);
-- One application for a benefit of one event and one payee at a time.
create unique index injury_application_one_open on injury_application (person_id, benefit_type, injured_on, claimant_id)
    where state not in ('COMPLETED', 'REJECTED', 'WITHDRAWN');
create index injury_application_list on injury_application (created_at desc, application_id);
create index injury_application_of_claimant on injury_application (claimant_id, created_at desc);
create index injury_application_due on injury_application (due_on) where state in ('SUBMITTED', 'FIRST_REVIEWED');

create table injury_application_material (
    person_id      uuid        not null,
    application_id uuid        not null,
    material_id    uuid        not null,
    code           text        not null,
    copies         int         not null,
    file_key       text        not null,
    content_type   text        not null,
    size           bigint      not null,
    sha256         bytea       not null,
    original_seen  boolean     not null,
    provided_by    text        not null,
    provided_at    timestamptz not null,
    primary key (person_id, application_id, material_id),
    foreign key (person_id, application_id) references injury_application,
    constraint injury_application_material_once unique (person_id, application_id, code, sha256),
    constraint injury_application_material_copies check (copies between 1 and 9)
);
comment on table injury_application_material is '申请材料. Files lie in the file store; the names their owners gave them are not kept';

create table injury_application_step (
    person_id      uuid        not null,
    application_id uuid        not null,
    revision       bigint      not null,
    change         text        not null,
    state          text        not null,
    actor          text        not null,
    reason         text        not null,
    at             timestamptz not null,
    primary key (person_id, application_id, revision),
    foreign key (person_id, application_id) references injury_application
);
comment on table injury_application_step is 'What was done to an application, in order';
