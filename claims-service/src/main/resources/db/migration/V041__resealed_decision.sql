-- A decision may also be sealed again with another key, by the work that does so and says so in its transaction. The
-- hashes of the clear text stay, so other words under a new seal would not match them (docs/operate/keys.md).

create or replace function claim_decision_is_only_emptied() returns trigger language plpgsql as $$
declare
    allowed claim_decision := old;
begin
    if current_setting('huzhu.reseal', true) = 'on' then
        allowed.inputs := case when length(old.inputs) > 0 and length(new.inputs) > 0 then new.inputs else old.inputs end;
        allowed.decision := case when length(old.decision) > 0 and length(new.decision) > 0 then new.decision else old.decision end;
    else
        allowed.inputs := ''::bytea;
        allowed.decision := ''::bytea;
    end if;
    if new is distinct from allowed then
        raise exception 'decisions and grants are never changed: decide again or enter a reversal';
    end if;
    return new;
end
$$;
