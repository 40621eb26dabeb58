package org.huzhu.notification.aliyun;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access to Alibaba Cloud SMS. The signature comes from the template, the template code from its {@code
 * providers.aliyun}.
 *
 * @param accessKeyId of a RAM user that may only send and query SMS
 * @param accessKeySecret of the same
 * @param endpoint regional address of Dysmsapi
 * @param connectTimeout until a connection stands
 * @param timeLimit of a whole call; afterwards its outcome is unknown
 */
@ConfigurationProperties("huzhu.sms.aliyun")
public record AliyunSettings(
        @DefaultValue("") String accessKeyId,
        @DefaultValue("") String accessKeySecret,
        @DefaultValue("https://dysmsapi.aliyuncs.com") URI endpoint,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("8s") Duration timeLimit) {

    @Override
    public String toString() {
        return "AliyunSettings[endpoint=" + endpoint + "]";
    }
}
