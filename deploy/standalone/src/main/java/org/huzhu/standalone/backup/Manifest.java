package org.huzhu.standalone.backup;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huzhu.standalone.StandaloneException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds. The copy is the installation as it was between the two totals; without writes meanwhile they are
 * equal.
 *
 * @param startedAt when the copy began, by the database's clock
 * @param files SHA-256 by path below the backup's folder
 */
record Manifest(
        int version,
        String startedAt,
        String endedAt,
        String postgres,
        boolean withKeys,
        Map<String, BigDecimal> totalsFrom,
        Map<String, BigDecimal> totalsUntil,
        Map<String, String> files) {

    static final int VERSION = 1;
    private static final String NAME = "manifest.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void writeTo(Path folder) {
        JSON.writeValue(folder.resolve(NAME), this);
    }

    static Manifest in(Path folder) {
        if (!Files.exists(folder.resolve(NAME))) {
            throw new StandaloneException("不是备份，或备份未完成 / no backup, or one that was not finished: " + folder);
        }
        var manifest = JSON.readValue(folder.resolve(NAME), Manifest.class);
        if (manifest.version() != VERSION) {
            throw new StandaloneException("备份格式不支持 / a backup of another format: " + manifest.version());
        }
        return manifest;
    }

    /** Totals that lie outside what the backup saw, in words. */
    List<String> differences(Map<String, BigDecimal> totals) {
        var differences = new ArrayList<String>();
        totalsFrom.forEach((name, from) -> {
            var until = totalsUntil.getOrDefault(name, from);
            var now = totals.getOrDefault(name, BigDecimal.ZERO);
            if (now.compareTo(from.min(until)) < 0 || now.compareTo(from.max(until)) > 0) {
                differences.add("%s: %s … %s → %s".formatted(name, from, until, now));
            }
        });
        return differences;
    }
}
