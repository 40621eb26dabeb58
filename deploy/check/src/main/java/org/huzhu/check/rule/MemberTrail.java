package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.MEMBER;

import java.util.List;

/** Where the changes of staff and machine access must stand. */
final class MemberTrail {

    static final List<Rule> RULES = List.of(
            new Rule(MEMBER, "a staff role that nobody granted", """
                    select r.account_id || '/' || r.role as id from staff_role r
                    where not exists (select from audit a
                                      where a.object_type = 'ACCOUNT' and a.object_id = r.account_id::text
                                        and a.action = 'STAFF_ROLE_GRANTED' and a.detail ->> 'role' = r.role)
                    """),
            new Rule(MEMBER, "a machine client that nobody made or removed", """
                    select c.client_id as id from api_client c
                    where not exists (select from audit a
                                      where a.object_type = 'API_CLIENT' and a.object_id = c.client_id
                                        and a.action = 'API_CLIENT_CREATED')
                       or c.revoked_at is not null
                          and not exists (select from audit a
                                          where a.object_type = 'API_CLIENT' and a.object_id = c.client_id
                                            and a.action = 'API_CLIENT_REMOVED')
                    """));

    private MemberTrail() {}
}
