package org.huzhu.check.projection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huzhu.check.invariant.Findings;
import org.huzhu.check.store.Erased;
import org.huzhu.check.store.Row;
import org.huzhu.check.store.Rows;
import org.huzhu.check.store.Snapshot;

/** Walks along source and copy, both in the order of their ids, with one row of each in memory. */
final class Comparison {

    private static final int SHOWN = 12;
    private static final int UUID_LENGTH = 36;

    private final Copy copy;
    private final Findings findings;
    private final MessageDigest ofSource = sha256();
    private final MessageDigest ofCopy = sha256();
    private Set<String> erased = Set.of();
    private long rows;

    Comparison(Copy copy, Findings findings) {
        this.copy = copy;
        this.findings = findings;
    }

    /** One row, read off its stream. */
    private record Line(String id, boolean settled, List<String> values) {

        /** The person or account an id begins with. */
        String owner() {
            return id.substring(0, Math.min(UUID_LENGTH, id.length()));
        }
    }

    void run(Snapshot snapshot) throws SQLException {
        erased = Erased.in(snapshot, copy.source(), copy.owner());
        // The copy first: what it knows, the source has told; the other way round fresh rows would always be missing.
        try (var copied = snapshot.rows(copy.owner(), copy.copySql());
                var source = snapshot.rows(copy.source(), copy.sourceSql())) {
            merge(source, copied);
        }
        var source = HexFormat.of().formatHex(ofSource.digest()).substring(0, SHOWN);
        var copied = HexFormat.of().formatHex(ofCopy.digest()).substring(0, SHOWN);
        findings.looked(
                copy.name(),
                "%d rows, sha256 %s".formatted(rows, source.equals(copied) ? source : source + " <> " + copied));
    }

    private void merge(Rows source, Rows copied) throws SQLException {
        var here = line(source, true);
        var there = line(copied, false);
        while (here.isPresent() || there.isPresent()) {
            var order = order(here, there);
            if (order < 0) {
                missing(here.orElseThrow());
                here = line(source, true);
            } else if (order > 0) {
                findings.add(name(there.orElseThrow()), "has no source");
                hash(ofCopy, there.orElseThrow());
                there = line(copied, false);
            } else {
                compare(here.orElseThrow(), there.orElseThrow());
                here = line(source, true);
                there = line(copied, false);
            }
        }
    }

    private static int order(Optional<Line> here, Optional<Line> there) {
        if (here.isEmpty()) {
            return 1;
        }
        return there.isEmpty() ? -1 : here.get().id().compareTo(there.get().id());
    }

    private void missing(Line line) {
        if (line.settled()) {
            findings.add(name(line), "is missing");
            hash(ofSource, line);
        }
    }

    private void compare(Line source, Line copied) {
        rows++;
        if (!source.settled()) {
            return;
        }
        hash(ofSource, source);
        hash(ofCopy, copied);
        for (var at = 0; at < copy.columns().size(); at++) {
            if (!source.values().get(at).equals(copied.values().get(at))) {
                findings.add(name(source), copy.columns().get(at) + " differs");
            }
        }
    }

    private String name(Line line) {
        return copy.name() + "/" + line.id();
    }

    private Optional<Line> line(Rows rows, boolean isSource) throws SQLException {
        for (var next = rows.next(); next.isPresent(); next = rows.next()) {
            var line = line(next.get(), isSource);
            if (!erased.contains(line.owner())) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private Line line(Row row, boolean isSource) throws SQLException {
        var values = new ArrayList<String>();
        for (var column : copy.columns()) {
            values.add(row.text(column));
        }
        return new Line(row.text("id"), !isSource || row.flag("settled"), values);
    }

    private static void hash(MessageDigest digest, Line line) {
        digest.update(line.id().getBytes(StandardCharsets.UTF_8));
        for (var value : line.values()) {
            digest.update((byte) 0);
            digest.update(value.getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
