package org.huzhu.check.rule;

import java.util.List;
import java.util.stream.Stream;

/** I8: nothing that is not finished is forgotten: a timer, a person or an event will move it on (docs/operate/check.md). */
public final class Owners extends RuleBook {

    @Override
    public String id() {
        return "I8";
    }

    @Override
    public Title title() {
        return new Title("未完结的事项都有去处：定时、待办或事件", "nothing unfinished is without a timer, a waiting person or an event");
    }

    @Override
    List<Rule> rules() {
        return Stream.of(
                        EnrolmentOwners.RULES,
                        ClaimOwners.RULES,
                        PayoutOwners.RULES,
                        FilingOwners.RULES,
                        MessageOwners.RULES)
                .flatMap(List::stream)
                .toList();
    }
}
