package org.huzhu.notification;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.notification.provider.OutgoingSms;
import org.huzhu.notification.template.domain.Category;
import org.huzhu.notification.template.domain.Parameter;
import org.huzhu.notification.template.domain.ParameterType;
import org.huzhu.notification.template.domain.RenderedSms;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Outcome.Done;

/** Messages as tests need them. */
public final class Samples {

    private Samples() {}

    public static OutgoingSms code(String phone, String code) {
        var template = new SmsTemplate(
                "LOGIN_CODE",
                1,
                Category.CODE,
                "职工互助",
                "您的验证码为{code}",
                "Your code is {code}",
                List.of(new Parameter("code", ParameterType.DIGITS, 6, "123456")),
                false,
                Duration.ofMinutes(5),
                Map.of("aliyun", "SMS_154950909"));
        var rendered = (Done<RenderedSms>) template.render(Map.of("code", code));
        return new OutgoingSms(UUID.randomUUID(), new MobileNumber(phone), template, rendered.value());
    }
}
