package org.huzhu.notification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.huzhu.platform.startup.UnsafeStartException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

/** What this service refuses in production before it connects to anything. */
class ProductionTest {

    @Test
    @DisplayName("102: the service refuses to start in production as it is shipped, without secrets")
    void asShippedItDoesNotStart() {
        assertThatThrownBy(() -> start("production"))
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining("HUZHU_DB_PASSWORD) is empty")
                .hasMessageContaining("own its tables")
                .hasMessageContaining("HUZHU_KAFKA_SECURITY_PROTOCOL")
                .hasMessageContaining("huzhu.sms.provider=console");
    }

    @Test
    @DisplayName("S19: the demo is not part of production, and stays on its machine")
    void theDemoIsNotSwitchedOnByAccident() {
        assertThatThrownBy(() -> start("production,demo")).hasMessageContaining("neither demo nor test");
        assertThatThrownBy(() -> start("demo", "--server.address=0.0.0.0"))
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining("loopback only");
        assertThatThrownBy(() -> start("demo", "--HUZHU_DB_HOST=db.example"))
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining("database of this machine only, not on db.example");
    }

    private static void start(String profiles, String... more) {
        var application = new SpringApplication(NotificationServiceApplication.class);
        application.setAdditionalProfiles(profiles.split(","));
        application.run(more);
    }
}
