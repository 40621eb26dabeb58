-- Who you are. Phones are sealed; phone_index is their blind index.

create table account (
    account_id   uuid        not null,
    phone_index  uuid        not null,
    phone_sealed bytea       not null,
    created_at   timestamptz not null,
    verified_at  timestamptz,
    primary key (account_id),
    constraint account_one_per_phone unique (phone_index)
);
comment on table account is '账号: one per phone; verified_at is the first login with a code';

create table staff_role (
    account_id uuid        not null references account,
    role       text        not null,
    granted_by text        not null,
    granted_at timestamptz not null,
    primary key (account_id, role),
    constraint staff_role_known check
        (role in ('FIRST_REVIEWER', 'SECOND_REVIEWER', 'REPORT_REVIEWER', 'FINANCE', 'AUDITOR', 'ADMIN'))
);
comment on table staff_role is '工作人员角色';

create table login_code (
    phone_index uuid        not null,
    code_id     uuid        not null,
    purpose     text        not null,
    code_hash   uuid        not null,
    sent_at     timestamptz not null,
    expires_at  timestamptz not null,
    wrong_tries integer     not null default 0,
    used        boolean     not null default false,
    primary key (phone_index),
    constraint login_code_purpose check (purpose in ('REGISTER_UNIT', 'REGISTER_MEMBER', 'LOGIN'))
);
comment on table login_code is '验证码: the last code of a phone; the hash is keyed. A login of an unknown phone leaves a row no code matches';

create table allowance (
    bucket       text        not null,
    window_start timestamptz not null,
    used         integer     not null,
    allowed      integer     not null,
    primary key (bucket, window_start)
);
comment on table allowance is 'What phones, client addresses and everybody together have used of their limits (WXU-008)';
create index allowance_old on allowance (window_start);

create table session (
    session_id uuid        not null,
    account_id uuid        not null references account,
    opened_at  timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    primary key (session_id)
);
comment on table session is 'One login and the refresh tokens that followed from it';
create index session_of_account on session (account_id) where revoked_at is null;
create index session_old on session (expires_at);

create table refresh_token (
    token_hash uuid        not null,
    session_id uuid        not null references session on delete cascade,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    primary key (token_hash)
);
comment on table refresh_token is 'Refresh tokens by keyed hash; one that is used twice ends its session';
create index refresh_token_of_session on refresh_token (session_id);

create table revocation (
    subject    text        not null,
    revoked_at timestamptz not null,
    until      timestamptz not null,
    primary key (subject)
);
comment on table revocation is 'Sessions and clients whose access tokens are refused before their end, as long as such tokens live';
create index revocation_until on revocation (until);

create table signing_key (
    kid            text        not null,
    public_jwk     text        not null,
    private_sealed bytea       not null,
    created_at     timestamptz not null,
    signs_from     timestamptz not null,
    primary key (kid),
    constraint signing_key_published_first check (signs_from >= created_at)
);
comment on table signing_key is 'Keys of access tokens: published before they sign, kept until their tokens end';
