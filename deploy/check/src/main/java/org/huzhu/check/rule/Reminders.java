package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.ENROLLMENT;
import static org.huzhu.check.store.Service.NOTIFICATION;

import java.util.List;

/** I7: a unit is reminded at most once a month, whoever asked for it and however often (WXU-062). */
public final class Reminders extends RuleBook {

    @Override
    public String id() {
        return "I7";
    }

    @Override
    public Title title() {
        return new Title("每单位每月每类提醒短信至多一条", "at most one reminder per unit, month and kind");
    }

    @Override
    List<Rule> rules() {
        return List.of(
                new Rule(NOTIFICATION, "more than one message for the unit and month", """
                        select split_part(business_key, ':', 2) || ':' || trim(split_part(business_key, ':', 3)) as id
                        from sms_message where template = 'RENEWAL_REMINDER'
                        group by template, split_part(business_key, ':', 2), trim(split_part(business_key, ':', 3))
                        having count(*) > 1
                        """),
                new Rule(NOTIFICATION, "a reminder under a key that is not of a unit and a month", """
                        select id::text as id from sms_message
                        where template = 'RENEWAL_REMINDER'
                          and business_key !~ '^renewal:[0-9a-f-]{36}:[0-9]{4}-[0-9]{2}$'
                        """),
                new Rule(NOTIFICATION, "more than one message under one key", """
                        select business_key as id from sms_message group by business_key having count(*) > 1
                        """),
                new Rule(ENROLLMENT, "reminded twice in a month", """
                        select unit_id || ':' || month as id from renewal_run group by unit_id, month having count(*) > 1
                        """),
                new Rule(ENROLLMENT, "more than one event for the unit and month", """
                        select key || ':' || (body ->> 'month') as id from outbox
                        where topic = 'renewal.due' group by key, body ->> 'month' having count(*) > 1
                        """));
    }
}
