package org.huzhu.claims.settlement.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.huzhu.claims.settlement.domain.Discharge;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a record says is sealed and bound to its id, in the form in which it can be read again. */
@Component
class RecordSeals {

    private static final TypeReference<TreeMap<String, Object>> TOLD = new TypeReference<>() {};

    private final FieldCipher cipher;
    private final JsonMapper json;

    RecordSeals(KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.cipher = new FieldCipher(keys, "medical-record", settings.cipher());
        this.json = json;
    }

    byte[] seal(Discharge discharge) {
        var told = new TreeMap<String, String>();
        discharge.facts().values().forEach((fact, value) -> told.put(fact, value.toString()));
        told.put("recordId", discharge.recordId());
        told.put("idNumber", discharge.idNumber());
        told.put("hospital", discharge.hospital());
        told.put("diagnosis", discharge.diagnosis());
        return cipher.seal(json.writeValueAsBytes(told), belongsTo(discharge.source(), discharge.recordId()));
    }

    Map<String, Object> open(String source, String recordId, byte[] sealed) {
        return FieldCipher.isErased(sealed)
                ? Map.of("recordId", recordId, "idNumber", "", "hospital", "已删除", "diagnosis", "")
                : json.readValue(cipher.open(sealed, belongsTo(source, recordId)), TOLD);
    }

    private static byte[] belongsTo(String source, String recordId) {
        return (source + "\n" + recordId).getBytes(StandardCharsets.UTF_8);
    }
}
