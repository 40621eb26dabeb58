package org.huzhu.notification.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.huzhu.notification.Samples;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SmsProvidersTest {

    private static final List<SmsTemplate> TEMPLATES =
            List.of(Samples.code("13900000020", "123456").template());

    @Test
    void thePreferredProviderComesFirst() {
        var providers = new SmsProviders(
                List.of(sender("a", ""), sender("b", "")), new ProviderSettings("b", "a"), () -> TEMPLATES);

        assertThat(providers.inOrder()).extracting(SmsSender::name).containsExactly("b", "a");
        assertThat(providers.find("a")).isPresent();
        assertThat(providers.find("c")).isEmpty();
    }

    @Test
    void aProviderWithoutSettingsKeepsTheServiceFromStarting() {
        assertThatThrownBy(() -> new SmsProviders(
                        List.of(sender("a", "")), new ProviderSettings("a", "aliyun"), () -> TEMPLATES))
                .hasMessageContaining("huzhu.sms.fallback names aliyun")
                .hasMessageContaining("[a]");
    }

    @Test
    void aProviderThatLacksATemplateKeepsTheServiceFromStarting() {
        assertThatThrownBy(() -> new SmsProviders(
                        List.of(sender("a", "has no code")), new ProviderSettings("a", ""), () -> TEMPLATES))
                .hasMessageContaining("LOGIN_CODE has no code");
    }

    private static SmsSender sender(String name, String complaint) {
        return new SmsSender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Mono<SendOutcome> send(OutgoingSms sms) {
                return Mono.just(new SendOutcome.Taken(""));
            }

            @Override
            public Optional<String> unfit(SmsTemplate template) {
                return Optional.of(template.code() + " " + complaint).filter(_ -> !complaint.isEmpty());
            }
        };
    }
}
