package org.huzhu.claims.adjudication.explain;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
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

    /** Fields of a record in the order of their names; the one without accessor is {@code kind}. */
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            var fields = new ArrayList<Field>();
            for (var component : type.getRecordComponents()) {
                fields.add(new Field(component.getName(), Optional.of(component.getAccessor())));
            }
            if (isOneOfSeveral(type)) {
                fields.add(new Field("kind", Optional.empty()));
            }
            fields.sort(Comparator.comparing(Field::name));
            return List.copyOf(fields);
        }
    };

    private record Field(String name, Optional<Method> accessor) {

        Optional<?> of(Record owner) {
            if (accessor.isEmpty()) {
                return Optional.of(owner.getClass().getSimpleName());
            }
            try {
                var value = accessor.get().invoke(owner);
                return value instanceof Optional<?> optional ? optional : Optional.of(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

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
            case Collection<?> list -> writeList(list);
            case Map<?, ?> map -> writeMap(map);
            case Record fields -> writeRecord(fields);
            default -> throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private void writeRecord(Record owner) {
        out.append('{');
        var separator = "";
        for (var field : FIELDS.get(owner.getClass())) {
            var value = field.of(owner);
            if (value.isPresent()) {
                out.append(separator);
                quote(field.name());
                out.append(':');
                write(value.get());
                separator = ",";
            }
        }
        out.append('}');
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

    private void writeList(Collection<?> list) {
        out.append('[');
        var separator = "";
        for (var value : list) {
            out.append(separator);
            write(value);
            separator = ",";
        }
        out.append(']');
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
}
