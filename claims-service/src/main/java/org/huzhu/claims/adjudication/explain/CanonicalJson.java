package org.huzhu.claims.adjudication.explain;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a tree of records as the one JSON text it can have: keys sorted, sets sorted, no blanks, decimals and days as
 * strings, absent values left out. A record of a sealed kind says which one it is in {@code kind}.
 */
public final class CanonicalJson {

    private static final ClassValue<TreeMap<String, RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected TreeMap<String, RecordComponent> computeValue(Class<?> type) {
            var components = new TreeMap<String, RecordComponent>();
            for (var component : type.getRecordComponents()) {
                components.put(component.getName(), component);
            }
            return components;
        }
    };

    private final StringBuilder out = new StringBuilder(1024);
    private final Function<BigDecimal, String> decimals;

    private CanonicalJson(Function<BigDecimal, String> decimals) {
        this.decimals = decimals;
    }

    public static byte[] bytes(Object value) {
        return text(value, BigDecimal::toPlainString);
    }

    /** SHA-256 in hexadecimal of the text in which equal decimals are written alike, however a file spelled them. */
    public static String digest(Object value) {
        return sha256(text(value, decimal -> decimal.stripTrailingZeros().toPlainString()));
    }

    public static String sha256(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] text(Object value, Function<BigDecimal, String> decimals) {
        var writer = new CanonicalJson(decimals);
        writer.write(value);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Object value) {
        switch (value) {
            case String text -> quote(text);
            case BigDecimal decimal -> quote(decimals.apply(decimal));
            case Boolean flag -> out.append(flag.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Enum<?> constant -> quote(constant.name());
            case LocalDate day -> quote(day.toString());
            case Instant instant -> quote(instant.toString());
            case UUID id -> quote(id.toString());
            case Set<?> set -> writeAll(sorted(set));
            case Collection<?> list -> writeAll(list.stream().map(this::written).toList());
            case Map<?, ?> map -> writeMap(map);
            case Record fields -> writeRecord(fields);
            default -> throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private void writeRecord(Record fields) {
        var written = new TreeMap<String, String>();
        if (isOneOfSeveral(fields.getClass())) {
            written.put("kind", written(fields.getClass().getSimpleName()));
        }
        COMPONENTS.get(fields.getClass()).forEach((name, component) -> {
            var value = read(fields, component);
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> written.put(name, written(present)));
            } else {
                written.put(name, written(value));
            }
        });
        writeObject(written);
    }

    private void writeMap(Map<?, ?> map) {
        var written = new TreeMap<String, String>();
        map.forEach((key, value) ->
                written.put(key instanceof Enum<?> constant ? constant.name() : key.toString(), written(value)));
        writeObject(written);
    }

    private void writeObject(TreeMap<String, String> written) {
        out.append('{');
        var separator = "";
        for (var entry : written.entrySet()) {
            out.append(separator);
            quote(entry.getKey());
            out.append(':').append(entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void writeAll(Collection<String> written) {
        out.append(written.stream().collect(Collectors.joining(",", "[", "]")));
    }

    private ArrayList<String> sorted(Set<?> set) {
        var written = new ArrayList<String>();
        set.forEach(value -> written.add(written(value)));
        written.sort(null);
        return written;
    }

    private String written(Object value) {
        var part = new CanonicalJson(decimals);
        part.write(value);
        return part.out.toString();
    }

    private void quote(String text) {
        out.append('"');
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            switch (character) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (character < 0x20) {
                        out.append("\\u%04x".formatted((int) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isOneOfSeveral(Class<?> type) {
        for (var parent : type.getInterfaces()) {
            if (parent.isSealed()) {
                return true;
            }
        }
        return false;
    }

    private static Object read(Record fields, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fields);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
