package org.huzhu.notification.template;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huzhu.notification.template.domain.Category;
import org.huzhu.notification.template.domain.Parameter;
import org.huzhu.notification.template.domain.ParameterType;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.huzhu.notification.template.domain.TextLength;

/** Reads one template file and names everything that is wrong in it, not only the first thing. */
final class TemplateReader {

    private static final Set<String> FIELDS = Set.of(
            "code",
            "version",
            "category",
            "signature",
            "text",
            "english",
            "parameters",
            "window",
            "validFor",
            "providers");
    private static final Set<String> PARAMETER_FIELDS = Set.of("type", "maxLength", "sample");
    private static final int LONGEST_SIGNATURE = 16;

    private TemplateReader() {}

    /** A template, or complaints as {@code file:line: what}. */
    record Reading(Optional<SmsTemplate> template, List<String> faults) {}

    static Reading read(String name, String content) {
        var file = TemplateFile.read(name, content);
        if (!file.faults().isEmpty()) {
            return new Reading(Optional.empty(), file.faults());
        }
        file.onlyKnows(FIELDS);
        var template = template(file);
        check(file, template);
        return file.faults().isEmpty()
                ? new Reading(Optional.of(template), List.of())
                : new Reading(Optional.empty(), file.faults());
    }

    private static SmsTemplate template(TemplateFile file) {
        return new SmsTemplate(
                file.text("code"),
                number(file, "version", 1),
                choice(file, "category", Category.values()),
                file.text("signature"),
                file.text("text"),
                file.text("english"),
                parameters(file),
                flag(file),
                duration(file),
                texts(file));
    }

    private static void check(TemplateFile file, SmsTemplate template) {
        if (!template.code().isEmpty() && !template.code().matches("[A-Z][A-Z0-9_]{2,39}")) {
            file.faultAt("code", "code must be upper case letters, digits and underscores");
        }
        if (template.signature().length() < 2 && !template.signature().isEmpty()
                || template.signature().length() > LONGEST_SIGNATURE
                || template.signature().matches(".*[【】].*")) {
            file.faultAt("signature", "a signature has 2 to 16 characters and no brackets");
        }
        checkPlaceholders(file, template);
        if (template.longest() > TextLength.LONGEST) {
            file.faultAt("text", "up to " + template.longest() + " characters; carriers take " + TextLength.LONGEST);
        }
        if (template.category() == Category.CODE && template.window()) {
            file.faultAt("window", "a code cannot wait for the sending window");
        }
        for (var parameter : template.parameters()) {
            if (parameter.write(parameter.sample()).isEmpty()) {
                faultAtParameter(
                        file, parameter.name(), "the sample of " + parameter.name() + " is no " + parameter.type());
            }
        }
    }

    private static void checkPlaceholders(TemplateFile file, SmsTemplate template) {
        var used = SmsTemplate.placeholders(template.text());
        var declared = template.parameters().stream().map(Parameter::name).toList();
        used.stream()
                .filter(name -> !declared.contains(name))
                .forEach(name -> file.faultAt("text", "unknown placeholder {" + name + "}"));
        declared.stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> faultAtParameter(file, name, "parameter " + name + " is not in the text"));
        if (template.text().matches(".*[【】].*")) {
            file.faultAt("text", "the text must not hold the brackets of a signature");
        }
    }

    private static void faultAtParameter(TemplateFile file, String name, String complaint) {
        file.mapping("parameters").ifPresent(all -> all.faultAt(name, complaint));
    }

    private static List<Parameter> parameters(TemplateFile file) {
        var parameters = new ArrayList<Parameter>();
        file.mapping("parameters")
                .ifPresent(all -> all.names()
                        .forEach(name -> all.mapping(name).ifPresent(fields -> {
                            fields.onlyKnows(PARAMETER_FIELDS);
                            parameters.add(new Parameter(
                                    name,
                                    choice(fields, "type", ParameterType.values()),
                                    number(fields, "maxLength", 12),
                                    fields.text("sample")));
                        })));
        return parameters;
    }

    private static Map<String, String> texts(TemplateFile file) {
        var ids = new LinkedHashMap<String, String>();
        file.mapping("providers")
                .ifPresent(all -> all.names().forEach(name -> ids.put(name.toLowerCase(Locale.ROOT), all.text(name))));
        return ids;
    }

    private static int number(TemplateFile file, String field, int otherwise) {
        var text = file.optionalText(field);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("[1-9][0-9]{0,3}")) {
            file.faultAt(field, field + " must be a number from 1 to 9999");
            return otherwise;
        }
        return Integer.parseInt(text.get());
    }

    private static boolean flag(TemplateFile file) {
        var text = file.text("window");
        if (!text.isEmpty() && !Set.of("true", "false").contains(text)) {
            file.faultAt("window", "window must be true or false");
        }
        return "true".equals(text);
    }

    private static Duration duration(TemplateFile file) {
        var text = file.text("validFor");
        try {
            var duration = text.isEmpty() ? Duration.ZERO : Duration.parse(text);
            if (!text.isEmpty() && !duration.isPositive()) {
                file.faultAt("validFor", "validFor must be longer than zero");
            }
            return duration;
        } catch (DateTimeException _) {
            file.faultAt("validFor", "validFor must be an ISO duration such as PT5M or P10D");
            return Duration.ZERO;
        }
    }

    private static <E extends Enum<E>> E choice(TemplateFile file, String field, E[] values) {
        var text = file.text(field);
        for (var value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        if (!text.isEmpty()) {
            file.faultAt(field, field + " must be one of " + Arrays.toString(values));
        }
        return values[0];
    }
}
