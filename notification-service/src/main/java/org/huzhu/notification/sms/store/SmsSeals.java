package org.huzhu.notification.sms.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Seals a message's number and words, bound to the message. */
@Component
class SmsSeals {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final FieldCipher phones;
    private final FieldCipher words;
    private final BlindIndex index;
    private final JsonMapper json;

    SmsSeals(KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.phones = new FieldCipher(keys, "sms-phone", settings.cipher());
        this.words = new FieldCipher(keys, "sms-words", settings.cipher());
        this.index = new BlindIndex(keys, "phone");
        this.json = json;
    }

    UUID index(MobileNumber phone) {
        return index.of(phone.value());
    }

    byte[] seal(MobileNumber phone, UUID id) {
        return phones.seal(phone.value().getBytes(StandardCharsets.UTF_8), PersonIds.bytes(id));
    }

    MobileNumber phone(byte[] sealed, UUID id) {
        return new MobileNumber(new String(phones.open(sealed, PersonIds.bytes(id)), StandardCharsets.UTF_8));
    }

    byte[] seal(Map<String, String> parameters, UUID id) {
        return words.seal(json.writeValueAsBytes(parameters), PersonIds.bytes(id));
    }

    Map<String, String> parameters(byte[] sealed, UUID id) {
        return json.readValue(words.open(sealed, PersonIds.bytes(id)), TEXTS);
    }
}
