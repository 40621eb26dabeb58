package org.huzhu.notification.template.domain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/**
 * A text message template (短信模板).
 *
 * @param signature 短信签名, without its brackets
 * @param english the same for readers of this system; never sent
 * @param window whether it waits for the sending window
 * @param validFor after this time the message is of no use and is not sent
 * @param providerIds the code under which a provider approved it (模板号)
 */
public record SmsTemplate(
        String code,
        int version,
        Category category,
        String signature,
        String text,
        String english,
        List<Parameter> parameters,
        boolean window,
        Duration validFor,
        Map<String, String> providerIds) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)}");

    public SmsTemplate {
        parameters = List.copyOf(parameters);
        providerIds = Map.copyOf(providerIds);
    }

    public static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** Values nobody asks for are left out: a sender may know more than a text says. */
    public Outcome<RenderedSms> render(Map<String, String> values) {
        var written = new LinkedHashMap<String, String>();
        var wrong = new TreeSet<String>();
        for (var parameter : parameters) {
            parameter
                    .write(values.getOrDefault(parameter.name(), ""))
                    .ifPresentOrElse(value -> written.put(parameter.name(), value), () -> wrong.add(parameter.name()));
        }
        return wrong.isEmpty()
                ? Outcome.done(new RenderedSms(fill(written), written))
                : Outcome.refused(Refusal.of("SMS_PARAMETER_INVALID", Map.of("parameters", List.copyOf(wrong))));
    }

    public Map<String, String> samples() {
        return parameters.stream().collect(Collectors.toMap(Parameter::name, Parameter::sample));
    }

    /** Length with every placeholder filled to its limit. */
    public int longest() {
        var full = parameters.stream()
                .collect(Collectors.toMap(Parameter::name, parameter -> "一".repeat(parameter.maxLength())));
        return fill(full).length();
    }

    private String fill(Map<String, String> values) {
        return "【" + signature + "】"
                + PLACEHOLDER
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
