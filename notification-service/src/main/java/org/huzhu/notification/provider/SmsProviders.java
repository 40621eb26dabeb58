package org.huzhu.notification.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huzhu.notification.template.TemplateCatalogue;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The configured providers, the preferred one first. A name without settings, or a template a provider does not know,
 * keeps the service from starting.
 */
@Component
public class SmsProviders {

    private final Map<String, SmsSender> byName;
    private final List<SmsSender> inOrder;

    @Autowired
    SmsProviders(List<SmsSender> senders, ProviderSettings settings, TemplateCatalogue templates) {
        this(senders, settings, templates::all);
    }

    SmsProviders(List<SmsSender> senders, ProviderSettings settings, Supplier<List<SmsTemplate>> templates) {
        this.byName = senders.stream().collect(Collectors.toMap(SmsSender::name, Function.identity()));
        var order = new ArrayList<SmsSender>();
        order.add(configured("huzhu.sms.provider", settings.provider()));
        if (!settings.fallback().isBlank()) {
            order.add(configured("huzhu.sms.fallback", settings.fallback()));
        }
        this.inOrder = List.copyOf(order);
        inOrder.forEach(sender -> requireFit(sender, templates.get()));
    }

    public List<SmsSender> inOrder() {
        return inOrder;
    }

    /** Also one that is no longer preferred: its messages still wait for receipts. */
    public Optional<SmsSender> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static void requireFit(SmsSender sender, List<SmsTemplate> templates) {
        var unfit =
                templates.stream().map(sender::unfit).flatMap(Optional::stream).toList();
        if (!unfit.isEmpty()) {
            throw new IllegalStateException(
                    "provider " + sender.name() + " cannot carry every template:\n  " + String.join("\n  ", unfit));
        }
    }

    private SmsSender configured(String property, String name) {
        var sender = byName.get(name);
        if (sender == null) {
            throw new IllegalStateException(property + " names " + name + ", which is not configured; configured are "
                    + byName.keySet().stream().sorted().toList());
        }
        return sender;
    }
}
