package org.huzhu.notification.aliyun;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huzhu.notification.provider.SharedSecret;

/**
 * Alibaba Cloud's request signature, version 3 (ACS3-HMAC-SHA256), for calls with parameters in the query and an empty
 * body. Source: help.aliyun.com, "V3版本请求体&签名机制".
 */
final class Acs3Signature {

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final String EMPTY_BODY = sha256("");

    private final String accessKeyId;
    private final String accessKeySecret;

    Acs3Signature(String accessKeyId, String accessKeySecret) {
        this.accessKeyId = accessKeyId;
        this.accessKeySecret = accessKeySecret;
    }

    /** What makes one call unlike another. */
    record Call(String host, String action, String version, Instant at, String nonce) {}

    /** Every header to send but {@code host}, which the HTTP client writes. */
    Map<String, String> headers(Call call, SortedMap<String, String> query) {
        var headers = new TreeMap<String, String>();
        headers.put("host", call.host());
        headers.put("x-acs-action", call.action());
        headers.put("x-acs-content-sha256", EMPTY_BODY);
        headers.put("x-acs-date", call.at().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", call.nonce());
        headers.put("x-acs-version", call.version());
        var names = String.join(";", headers.keySet());
        var lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        var canonical = String.join("\n", "POST", "/", query(query), lines, names, EMPTY_BODY);
        var signature = SharedSecret.hmac(accessKeySecret, ALGORITHM + "\n" + sha256(canonical));
        headers.remove("host");
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + accessKeyId + ",SignedHeaders=" + names + ",Signature=" + signature);
        return headers;
    }

    /** The query exactly as it must stand in the address. */
    static String query(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
