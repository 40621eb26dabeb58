package org.huzhu.platform.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One gauge with one row per combination of label values. A row that a reading does not name reads 0 from then on:
 * nothing waits there any more. Before the first reading a row is NaN, because nothing is known.
 */
public final class GaugeTable {

    private final MeterRegistry meters;
    private final String name;
    private final String description;
    private final List<String> labels;
    private final ConcurrentMap<List<String>, Value> rows = new ConcurrentHashMap<>();

    public GaugeTable(MeterRegistry meters, String name, String description, String... labels) {
        this.meters = meters;
        this.name = name;
        this.description = description;
        this.labels = List.of(labels);
    }

    /** A gauge without labels. */
    public static GaugeTable single(MeterRegistry meters, String name, String description) {
        var table = new GaugeTable(meters, name, description);
        table.row(List.of());
        return table;
    }

    /** Rows that exist before the first reading, of a gauge with one label. */
    public GaugeTable expecting(Collection<String> values) {
        values.forEach(value -> row(List.of(value)));
        return this;
    }

    /** The value of a gauge without labels. */
    public void show(double value) {
        row(List.of()).now = value;
    }

    /** All rows of a gauge with one label. */
    public void show(Map<String, ? extends Number> values) {
        showRows(values.entrySet().stream()
                .collect(Collectors.toMap(entry -> List.of(entry.getKey()), Map.Entry::getValue)));
    }

    /** All rows of a gauge with several labels. */
    public void showRows(Map<List<String>, ? extends Number> values) {
        values.forEach((row, value) -> row(row).now = value.doubleValue());
        rows.forEach((row, value) -> {
            if (!values.containsKey(row)) {
                value.now = 0;
            }
        });
    }

    private Value row(List<String> row) {
        return rows.computeIfAbsent(row, this::register);
    }

    private Value register(List<String> row) {
        if (row.size() != labels.size()) {
            throw new IllegalArgumentException(name + " has the labels " + labels);
        }
        var value = new Value();
        Gauge.builder(name, value, held -> held.now)
                .description(description)
                .tags(Tags.of(IntStream.range(0, row.size())
                        .mapToObj(i -> Tag.of(labels.get(i), row.get(i)))
                        .toList()))
                .strongReference(true)
                .register(meters);
        return value;
    }

    private static final class Value {
        private volatile double now = Double.NaN;
    }
}
