package org.huzhu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huzhu.check.store.Service;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The schemas can be cut by the keys that deploy/database/distribution.txt names. */
class DistributionIT {

    private static final List<String> NOT_DISTRIBUTED = List.of("REFERENCE", "LOCAL");

    private static final String KEYS = """
            select n.nspname || '.' || c.relname as name, i.indexrelid::regclass::text as key,
                   (select string_agg(coalesce(a.attname, '(expression)'), ',' order by k.position)
                    from unnest(i.indkey::int[]) with ordinality as k (number, position)
                    left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number and k.number > 0) as columns
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_index i on i.indrelid = c.oid and (i.indisunique or i.indisexclusion)
            where c.relkind in ('r', 'p') and n.nspname in ('enrollment', 'claims', 'member', 'notification')
            """;

    /** @param columns of one primary, unique or exclusion key; empty for a table without any */
    private record Key(String table, Optional<String> name, List<String> columns) {}

    @Test
    @DisplayName("every key of a distributed table contains its distribution key, and every table is declared")
    void keys_contain_the_distribution_key() throws SQLException, IOException {
        var declared = declared();
        var wrong = new TreeSet<String>();
        for (var key : keys()) {
            var column = declared.get(key.table());
            if (column == null) {
                wrong.add(key.table() + " is not declared");
            } else if (!NOT_DISTRIBUTED.contains(column)
                    && key.name().isPresent()
                    && !key.columns().contains(column)) {
                wrong.add("%s: %s %s lacks %s".formatted(key.table(), key.name().get(), key.columns(), column));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("nothing is declared that is not there, and whoever stands aside says why")
    void nothing_else_is_declared() throws SQLException, IOException {
        var there = new TreeSet<String>();
        keys().forEach(key -> there.add(key.table()));

        assertThat(there).containsAll(declared().keySet());
        assertThat(lines().filter(words -> NOT_DISTRIBUTED.contains(words[1]))).allMatch(words -> words.length > 2);
    }

    private static Map<String, String> declared() throws IOException {
        var declared = new TreeMap<String, String>();
        lines().forEach(words -> {
            if (words[0].startsWith("*.")) {
                for (var service : Service.values()) {
                    declared.put(service.schema() + words[0].substring(1), words[1]);
                }
            } else {
                declared.put(words[0], words[1]);
            }
        });
        return declared;
    }

    private static java.util.stream.Stream<String[]> lines() throws IOException {
        return Files.readAllLines(City.root().resolve(Path.of("deploy/database/distribution.txt"))).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ", 3));
    }

    private static List<Key> keys() throws SQLException {
        var keys = new ArrayList<Key>();
        try (var connection = new City().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(KEYS)) {
            while (row.next()) {
                var columns = Optional.ofNullable(row.getString("columns")).orElse("");
                keys.add(new Key(
                        row.getString("name"),
                        Optional.ofNullable(row.getString("key")),
                        Arrays.asList(columns.split(","))));
            }
        }
        assertThat(keys).hasSizeGreaterThan(80);
        return keys;
    }
}
