-- A decision may be emptied of what it says about a person, and never changed in any other way: hashes, amounts and days stay (docs/adr/0019).

create or replace function claim_decision_is_only_emptied() returns trigger language plpgsql as $$
declare
    emptied claim_decision := old;
begin
    emptied.inputs := ''::bytea;
    emptied.decision := ''::bytea;
    if new is distinct from emptied then
        raise exception 'decisions and grants are never changed: decide again or enter a reversal';
    end if;
    return new;
end
$$;
drop trigger claim_decision_append_only on claim_decision;
create trigger claim_decision_append_only before delete or truncate on claim_decision
    for each statement execute function benefit_grant_is_append_only();
create trigger claim_decision_only_emptied before update on claim_decision
    for each row execute function claim_decision_is_only_emptied();
