package org.huzhu.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessLogTest {

    @Test
    void anIdNumberInAPathIsMaskedAndAnOrderNumberIsNot() {
        assertThat(AccessLog.masked("/api/v1/members/32020119900101123X"))
                .isEqualTo("/api/v1/members/******************");
        assertThat(AccessLog.masked("/api/v1/products/x%0d%0a18812345678"))
                .as("nothing stands before the number, so that the mask of every log line sees it")
                .isEqualTo("/api/v1/products/x%%18812345678");
        assertThat(AccessLog.masked("/api/v1/orders/20261123094220288/persons"))
                .isEqualTo("/api/v1/orders/20261123094220288/persons");
    }
}
