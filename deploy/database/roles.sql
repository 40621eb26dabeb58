-- Roles and schemas of an installation, made once by an administrator of the database; running it again does no harm.
-- For each service two roles: one that owns the schema and migrates it, and one that the running service uses. The latter
-- may read and write what each migration grants it (db/platform/afterMigrate.sql) and can create nothing anywhere.
-- Passwords are set elsewhere: by deploy/compose/database/init, or by the operator of the cluster.

do $$
declare
    v_name text;
    v_owner text;
    v_service text;
begin
    execute format('revoke all on database %I from public', current_database());
    revoke all on schema public from public;
    foreach v_name in array array['enrollment', 'claims', 'member', 'notification'] loop
        v_owner := 'huzhu_' || v_name || '_owner';
        v_service := 'huzhu_' || v_name;
        if not exists (select from pg_roles where rolname = v_owner) then
            execute format('create role %I nologin', v_owner);
        end if;
        if not exists (select from pg_roles where rolname = v_service) then
            execute format('create role %I nologin', v_service);
        end if;
        execute format('alter role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls', v_owner);
        execute format('alter role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls', v_service);
        execute format('grant connect on database %I to %I, %I', current_database(), v_owner, v_service);
        -- The schema of operators of btree_gist, which migrations name in constraints.
        execute format('grant usage on schema public to %I, %I', v_owner, v_service);
        execute format('create schema if not exists %I authorization %I', v_name, v_owner);
        -- What an installation keeps of another service's data it gets by event, never from its tables.
        execute format('revoke all on schema %I from public', v_name);
    end loop;
end
$$;

create extension if not exists btree_gist with schema public;

-- The invariant checker reads all schemas and writes nothing.
do $$
declare
    v_name text;
begin
    if not exists (select from pg_roles where rolname = 'huzhu_check') then
        create role huzhu_check nologin;
    end if;
    alter role huzhu_check nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
    alter role huzhu_check set default_transaction_read_only = on;
    execute format('grant connect on database %I to huzhu_check', current_database());
    foreach v_name in array array['enrollment', 'claims', 'member', 'notification'] loop
        execute format('grant usage on schema %I to huzhu_check', v_name);
        execute format('alter default privileges for role %I in schema %I grant select on tables to huzhu_check',
                       'huzhu_' || v_name || '_owner', v_name);
    end loop;
end
$$;
