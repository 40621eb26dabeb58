package org.huzhu.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyDigestTest {

    @Test
    void theHashDoesNotDependOnHowTheBodyArrives() {
        var random = new Random(7);
        for (var i = 0; i < 500; i++) {
            var body = multipart("b-1", "a".repeat(random.nextInt(50)) + "-b-b-1".substring(0, random.nextInt(6)));
            assertThat(hash("b-1", body, 1 + random.nextInt(9))).isEqualTo(hash("b-1", body, body.length()));
        }
    }

    @Test
    void onlyTheBoundaryIsLeftOut() {
        assertThat(hash("one", multipart("one", "text"), 5))
                .isEqualTo(hash("another-one", multipart("another-one", "text"), 7));
        assertThat(hash("one", multipart("one", "text"), 5)).isNotEqualTo(hash("one", multipart("one", "texts"), 5));
        assertThat(hash("", "ab", 1)).isEqualTo(hash("", "ab", 2)).isNotEqualTo(hash("", "ba", 2));
        assertThat(hash("bbb", "abb", 1)).isNotEqualTo(hash("bbb", "a", 1));
    }

    private static String multipart(String boundary, String text) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n" + text + "\r\n--" + boundary
                + "--\r\n";
    }

    private static byte[] hash(String boundary, String body, int step) {
        var digest = new BodyDigest(boundary);
        for (var i = 0; i < body.length(); i += step) {
            digest.update(body.substring(i, Math.min(body.length(), i + step)).getBytes(StandardCharsets.ISO_8859_1));
        }
        return digest.value();
    }
}
