create table claim_material (
    person_id     uuid        not null,
    claim_id      uuid        not null,
    material_id   uuid        not null,
    code          text        not null,
    source        text        not null,
    file_key      text        not null,
    content_type  text        not null,
    size          bigint      not null,
    sha256        bytea       not null,
    original_seen boolean     not null,
    document_date date,
    provided_by   text        not null,
    provided_at   timestamptz not null,
    primary key (person_id, claim_id, material_id),
    foreign key (person_id, claim_id) references claim,
    constraint claim_material_source check (source in ('UPLOAD', 'E_LICENCE')),
    constraint claim_material_file check ((source = 'UPLOAD') = (file_key <> '') and (source = 'UPLOAD') = (size > 0)),
    -- The same content for the same paper counts once. An electronic licence has none.
    constraint claim_material_once unique (person_id, claim_id, code, sha256)
);
comment on table claim_material is '材料 of a claim. Files lie in the file store; the names their owners gave them are not kept, for they name persons';

create table claim_declaration (
    person_id   uuid        not null,
    claim_id    uuid        not null,
    code        text        not null,
    version     text        not null,
    text_sha256 bytea       not null,
    made_by     text        not null,
    made_at     timestamptz not null,
    primary key (person_id, claim_id, code),
    foreign key (person_id, claim_id) references claim
);
comment on table claim_declaration is '办理须知 that was agreed to and 承诺 that were copied, as evidence (SHC-040, SHC-047)';
