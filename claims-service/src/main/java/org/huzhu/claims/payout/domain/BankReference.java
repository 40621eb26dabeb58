package org.huzhu.claims.payout.domain;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the bank knows a line by: the claim's 32 hex digits and the attempt, 35 characters, the longest an ISO 20022
 * end-to-end id may be. No two lines ever share one, and it tells nobody who is paid.
 */
public record BankReference(UUID claimId, int attempt) {

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})(\\d{3})");

    public static Optional<BankReference> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new BankReference(
                        UUID.fromString(matcher.replaceFirst("$1-$2-$3-$4-$5")), Integer.parseInt(matcher.group(6))))
                : Optional.empty();
    }

    public String text() {
        return claimId.toString().replace("-", "") + "%03d".formatted(attempt);
    }
}
