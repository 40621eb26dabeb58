package org.huzhu.claims.application.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.claims.application.domain.ApplicationFile;
import org.huzhu.claims.application.domain.ApplicationForm;
import org.huzhu.claims.application.domain.Grant;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.rulebook.Facts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What an application says is sealed, bound to it: it names persons, an injury and an account (rulebook 2.8). */
@Component
class ApplicationSeals {

    private final FieldCipher cipher;
    private final JsonMapper json;

    ApplicationSeals(KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.cipher = new FieldCipher(keys, "application", settings.cipher());
        this.json = json;
    }

    /** Facts by their type, so that a day comes back as a day. */
    private record Kept(
            ApplicationForm form,
            Map<String, Boolean> truths,
            Map<String, BigDecimal> numbers,
            Map<String, LocalDate> days,
            Map<String, String> texts,
            List<Grant> grants) {

        static Kept of(ApplicationFile file) {
            var values = file.facts().values();
            return new Kept(
                    file.form(),
                    only(values, Boolean.class),
                    only(values, BigDecimal.class),
                    only(values, LocalDate.class),
                    only(values, String.class),
                    file.grants());
        }

        private static <T> Map<String, T> only(Map<String, Object> values, Class<T> type) {
            var kept = new TreeMap<String, T>();
            values.forEach((name, value) -> {
                if (type.isInstance(value)) {
                    kept.put(name, type.cast(value));
                }
            });
            return kept;
        }

        ApplicationFile file() {
            var values = new TreeMap<String, Object>();
            values.putAll(truths);
            values.putAll(numbers);
            values.putAll(days);
            values.putAll(texts);
            return new ApplicationFile(form, new Facts(values), grants);
        }
    }

    byte[] seal(UUID applicationId, ApplicationFile file) {
        return cipher.seal(json.writeValueAsBytes(Kept.of(file)), PersonIds.bytes(applicationId));
    }

    ApplicationFile open(UUID applicationId, byte[] sealed) {
        return FieldCipher.isErased(sealed)
                ? ApplicationFile.ERASED
                : json.readValue(cipher.open(sealed, PersonIds.bytes(applicationId)), Kept.class)
                        .file();
    }
}
