package org.huzhu.notification.generic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A gateway that takes JSON.
 *
 * @param url takes {@code POST {id, phone, text, signature, template, templateId, parameters}}, answers 2xx with its
 *     {@code reference}
 * @param queryUrl answers {@code GET} with {@code {state: SENT|DELIVERED|FAILED, code}}; <code>{id}</code> in it
 *     becomes the message id; empty for none
 * @param token sent as bearer token; empty for none
 * @param secret signs the body (X-Huzhu-Timestamp, X-Huzhu-Signature); empty for none
 * @param connectTimeout until a connection stands
 * @param timeLimit of a whole call; afterwards its outcome is unknown
 */
@ConfigurationProperties("huzhu.sms.http")
public record GenericSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String queryUrl,
        @DefaultValue("") String token,
        @DefaultValue("") String secret,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("8s") Duration timeLimit) {

    @Override
    public String toString() {
        return "GenericSettings[url=" + url + "]";
    }
}
