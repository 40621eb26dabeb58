package org.huzhu.member.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    203.0.113.7,     203.0.113.7,    true
                    203.0.113.7,     203.0.113.8,    false
                    203.0.113.0/24,  203.0.113.255,  true
                    203.0.113.0/24,  203.0.114.1,    false
                    203.0.112.0/23,  203.0.113.1,    true
                    0.0.0.0/0,       198.51.100.1,   true
                    2001:db8::/32,   2001:db8:1::5,  true
                    2001:db8::/32,   2001:db9::5,    false
                    2001:db8::/32,   203.0.113.7,    false
                    203.0.113.0/24,  example.org,    false
                    """)
    void aRangeHoldsItsAddresses(String range, String address, boolean expected) {
        assertThat(AddressRange.parse(range).orElseThrow().contains(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "example.org", "203.0.113.0/33", "203.0.113.0/-1", "203.0.113.0/x", "2001:db8::/129", "1.2.3"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @Test
    void aNameIsNeverLookedUp() {
        assertThat(AddressRange.parse("localhost")).isEmpty();
    }
}
