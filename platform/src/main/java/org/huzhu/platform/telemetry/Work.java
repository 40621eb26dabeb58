package org.huzhu.platform.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;

/**
 * What a span is called and how it may be told from others. Names and values come out of closed lists: route patterns,
 * topics, statements, codes. Nothing that a person typed belongs in here.
 */
public record Work(String name, SpanKind kind, Attributes attributes) {

    public static Work of(String name) {
        return new Work(name, SpanKind.INTERNAL, Attributes.empty());
    }

    /** A call to somebody outside. */
    public static Work call(String name) {
        return new Work(name, SpanKind.CLIENT, Attributes.empty());
    }

    public static Work request(String method) {
        return new Work(method, SpanKind.SERVER, Attributes.of(Keys.METHOD, method));
    }

    public static Work publish(String topic) {
        return new Work(
                "publish " + topic,
                SpanKind.PRODUCER,
                Attributes.of(Keys.MESSAGING, "kafka", Keys.OPERATION, "send", Keys.TOPIC, topic));
    }

    public static Work consume(String topic, String consumer) {
        return new Work(
                "process " + topic,
                SpanKind.CONSUMER,
                Attributes.of(
                        Keys.MESSAGING, "kafka", Keys.OPERATION, "process", Keys.TOPIC, topic, Keys.GROUP, consumer));
    }

    public Work with(String key, String value) {
        return new Work(name, kind, attributes.toBuilder().put(key, value).build());
    }

    /** OpenTelemetry's semantic conventions. */
    static final class Keys {
        static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
        static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
        static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
        static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
        static final AttributeKey<String> DATABASE = AttributeKey.stringKey("db.system.name");
        static final AttributeKey<String> STATEMENT = AttributeKey.stringKey("db.query.text");
        private static final AttributeKey<String> MESSAGING = AttributeKey.stringKey("messaging.system");
        private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
        private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
        private static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");

        private Keys() {}
    }
}
