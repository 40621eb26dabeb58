package org.huzhu.member.client.domain;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** One address or a CIDR range from which a client may ask for tokens ({@code 203.0.113.7}, {@code 2001:db8::/32}). */
public record AddressRange(InetAddress network, int prefix) {

    private static final Pattern FOUR_OCTETS = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}(/\\d{1,2})?");

    /** Literal addresses only: nothing is ever looked up in the DNS. */
    public static Optional<AddressRange> parse(String text) {
        if (!text.contains(":") && !FOUR_OCTETS.matcher(text).matches()) {
            return Optional.empty();
        }
        var slash = text.indexOf('/');
        try {
            var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            var bits = network.getAddress().length * 8;
            var prefix = slash < 0 ? bits : Integer.parseInt(text, slash + 1, text.length(), 10);
            return prefix < 0 || prefix > bits ? Optional.empty() : Optional.of(new AddressRange(network, prefix));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean contains(String address) {
        return parse(address)
                .map(other -> startsAlike(network.getAddress(), other.network().getAddress()))
                .orElse(false);
    }

    private boolean startsAlike(byte[] mine, byte[] other) {
        if (mine.length != other.length) {
            return false;
        }
        for (var bit = 0; bit < prefix; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
