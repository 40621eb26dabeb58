package org.huzhu.claims.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReviewersTest {

    private static final Map<Node, Role> JUDGES = Map.of(
            Node.FIRST_REVIEW, Role.FIRST_REVIEWER,
            Node.BUSINESS_RECHECK, Role.SECOND_REVIEWER,
            Node.REPORT_RECHECK, Role.REPORT_REVIEWER);

    @Test
    @DisplayName("S12 every pair of role and node")
    void aNodeIsJudgedByItsRoleAlone() {
        for (var node : Node.values()) {
            for (var role : Role.values()) {
                var caller = new Caller.Account(UUID.randomUUID(), Set.of(role), "139****0001");
                assertThat(Reviewers.mayReview(caller, node))
                        .as(role + " " + node)
                        .isEqualTo(role == JUDGES.get(node));
            }
        }
    }

    @Test
    void membersAndMachinesJudgeNothingAndNobodyUploadsForTheMember() {
        var member = new Caller.Account(UUID.randomUUID(), Set.of(), "139****0001");
        var machine = new Caller.Client("hr", Set.of("claims:write"), Optional.empty());
        var everybody = new Caller.Account(UUID.randomUUID(), EnumSet.allOf(Role.class), "139****0001");
        for (var node : Node.values()) {
            assertThat(Reviewers.mayReview(member, node)).isFalse();
            assertThat(Reviewers.mayReview(machine, node)).isFalse();
        }
        assertThat(Reviewers.mayReview(everybody, Node.UPLOAD)).isFalse();
    }
}
