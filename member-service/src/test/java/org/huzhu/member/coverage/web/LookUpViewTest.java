package org.huzhu.member.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.coverage.ClaimWindows.LastDay;
import org.huzhu.member.coverage.LookUpMember;
import org.huzhu.member.coverage.domain.Protection;
import org.huzhu.member.record.ProductNames;
import org.huzhu.platform.rulebook.Products;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LookUpViewTest {

    private static final LocalDate ENDED = LocalDate.of(2024, 5, 31);

    @Test
    @DisplayName("features 34: who is not covered hears until when the last term can still be claimed for")
    void theLastDayToClaimIsNamed() {
        var view = view(List.of(
                new LastDay("SH-2020", ENDED, LocalDate.of(2024, 11, 30), false),
                new LastDay("SH-MEMBER", ENDED, LocalDate.of(2024, 6, 10), true)));

        assertThat(view.covered()).isFalse();
        assertThat(view.notCovered()).isNotNull();
        assertThat(view.notCovered().text()).isEqualTo("保障已于2024-05-31到期");
        assertThat(view.notCovered().lastClaimDays())
                .extracting(LookUpView.LastClaimDay::text)
                .containsExactly("SH-2020：保障期内发生的事项，最迟可于2024-11-30申请", "SH-MEMBER：保障期内发生的事项，申请时限已于2024-06-10届满");
    }

    @Test
    void aProductWithoutWindowSaysNothingAboutOne() {
        assertThat(view(List.of()).notCovered().lastClaimDays()).isEmpty();
    }

    private static LookUpView view(List<LastDay> days) {
        var found = new LookUpMember.Found(
                UUID.randomUUID(), LocalDate.of(2024, 7, 1), List.of(), List.of(), new Protection.Ended(ENDED), days);
        return LookUpView.of(found, new ProductNames(new Products(List.of())));
    }
}
