package org.huzhu.member.staff.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class DemoStaffTest {

    @Test
    void theDemoDoesNotStartWhereOthersCanReachIt() {
        assertThatThrownBy(() -> DemoStaff.refuseRemote(null, false)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DemoStaff.refuseRemote(InetAddress.ofLiteral("0.0.0.0"), false))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DemoStaff.refuseRemote(InetAddress.ofLiteral("192.0.2.1"), false))
                .hasMessageContaining("huzhu.demo.allow-remote");
    }

    @Test
    void loopbackOrAnExplicitWishIsEnough() {
        assertThatCode(() -> DemoStaff.refuseRemote(InetAddress.ofLiteral("127.0.0.1"), false))
                .doesNotThrowAnyException();
        assertThatCode(() -> DemoStaff.refuseRemote(InetAddress.ofLiteral("::1"), false))
                .doesNotThrowAnyException();
        assertThatCode(() -> DemoStaff.refuseRemote(null, true)).doesNotThrowAnyException();
    }
}
