package org.huzhu.member.testing;

import java.util.List;
import org.huzhu.platform.events.SmsRequested;
import org.huzhu.platform.privacy.FieldCipher;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads the codes out of the events that would have become text messages. */
@TestConfiguration(proxyBeanMethods = false)
public class SmsInbox {

    private final DatabaseClient db;
    private final FieldCipher transportCipher;
    private final JsonMapper json;

    SmsInbox(DatabaseClient db, FieldCipher transportCipher, JsonMapper json) {
        this.db = db;
        this.transportCipher = transportCipher;
        this.json = json;
    }

    /** Oldest first. */
    public List<String> codesOf(String phone) {
        return db.sql("select body::text as body from outbox where topic = 'sms.requested' order by seq")
                .map(row -> json.readValue(row.get("body", String.class), SmsRequested.class))
                .all()
                .filter(sms -> transportCipher
                        .openText(sms.sealedPhone(), sms.businessKey())
                        .equals(phone))
                .map(sms -> transportCipher.openText(sms.sealedParameters(), sms.businessKey()))
                .map(parameters -> json.readTree(parameters).get("code").asString())
                .collectList()
                .block();
    }

    public String lastCodeOf(String phone) {
        return codesOf(phone).getLast();
    }
}
