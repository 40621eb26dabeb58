package org.huzhu.notification.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every template by code: the shipped ones, then those of the override folder. A template that is wrong keeps the
 * service from starting.
 */
@Component
public class TemplateCatalogue {

    private static final String SHIPPED = "classpath*:huzhu/sms-templates/*.yaml";

    private final Map<String, SmsTemplate> templates;

    TemplateCatalogue(TemplateSettings settings) {
        this.templates = Map.copyOf(load(settings));
    }

    public Optional<SmsTemplate> find(String code) {
        return Optional.ofNullable(templates.get(code));
    }

    public List<SmsTemplate> all() {
        return List.copyOf(new TreeMap<>(templates).values());
    }

    private static Map<String, SmsTemplate> load(TemplateSettings settings) {
        var faults = new ArrayList<String>();
        var templates = byCode(shipped(), faults);
        if (!settings.folder().isBlank()) {
            templates.putAll(byCode(folder(Path.of(settings.folder())), faults));
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("SMS templates are not usable:\n  " + String.join("\n  ", faults));
        }
        return templates;
    }

    private static Map<String, SmsTemplate> byCode(Map<String, String> files, List<String> faults) {
        var templates = new TreeMap<String, SmsTemplate>();
        files.forEach((name, content) -> {
            var reading = TemplateReader.read(name, content);
            faults.addAll(reading.faults());
            reading.template().ifPresent(template -> {
                if (templates.put(template.code(), template) != null) {
                    faults.add(name + ":1: " + template.code() + " is defined by another file too");
                }
            });
        });
        return templates;
    }

    private static Map<String, String> shipped() {
        try {
            var files = new TreeMap<String, String>();
            for (var file : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
                files.put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> folder(Path folder) {
        try (var found = Files.newDirectoryStream(folder, "*.yaml")) {
            var files = new TreeMap<String, String>();
            for (var file : found) {
                files.put(file.toString(), Files.readString(file));
            }
            return files;
        } catch (IOException e) {
            throw new IllegalStateException("huzhu.sms.templates.folder cannot be read: " + folder, e);
        }
    }
}
