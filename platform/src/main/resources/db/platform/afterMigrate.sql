-- Runs after every migration: what the role of the running service may do with the tables of the role that made them.
-- Where both are one role, as in the demo, there is nothing to grant. The role owns nothing and can create nothing.

do $$
declare
    v_service text := '${serviceRole}';
    v_table text;
begin
    if v_service in ('', current_user) then
        return;
    end if;
    execute format('grant usage on schema %I to %I', current_schema(), v_service);
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', current_schema(), v_service);
    execute format('grant usage on all sequences in schema %I to %I', current_schema(), v_service);
    execute format('revoke all on flyway_schema_history from %I', v_service);
    execute format('grant select on flyway_schema_history to %I', v_service);
    -- What is written once and never again; triggers and constraints say the same to the owner.
    foreach v_table in array array['audit', 'journal', 'journal_entry'] loop
        if to_regclass(v_table) is not null then
            execute format('revoke update, delete, truncate on %I from %I', v_table, v_service);
        end if;
    end loop;
end
$$;
