package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.MEMBER;
import static org.huzhu.check.store.Service.NOTIFICATION;

import java.util.List;

/** Who moves text messages on: the sender's clock. */
final class MessageOwners {

    static final List<Rule> RULES = List.of(
            new Rule(NOTIFICATION, "a message nobody will look at again", """
                    select id::text as id from sms_message
                    where state in ('PENDING', 'ACCEPTED', 'UNKNOWN') and due_at is null
                    """),
            new Rule(NOTIFICATION, "a message whose time came an hour ago", """
                    select id::text as id from sms_message
                    where state in ('PENDING', 'ACCEPTED', 'UNKNOWN') and due_at < cast(:now as timestamptz) - interval '1 hour'
                    """),
            new Rule(NOTIFICATION, "a message that has been on its way out for too long", """
                    select id::text as id from sms_message
                    where state = 'SENDING' and lease_until < cast(:now as timestamptz) - interval '10 minutes'
                    """),
            new Rule(NOTIFICATION, "a dead letter's follower that waits behind nothing", DeadLetters.FORGOTTEN),
            new Rule(MEMBER, "a dead letter's follower that waits behind nothing", DeadLetters.FORGOTTEN));

    private MessageOwners() {}
}
