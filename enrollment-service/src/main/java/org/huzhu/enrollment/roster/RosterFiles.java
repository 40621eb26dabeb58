package org.huzhu.enrollment.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.huzhu.enrollment.workbook.WorkbookFile;
import org.huzhu.enrollment.workbook.WorkbookLimits;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.stereotype.Component;

/** Opens handed-in rosters. Blocks, and throws {@link RefusedException} for a file that is refused as a whole. */
@Component
class RosterFiles {

    private final WorkbookLimits limits;

    RosterFiles(WorkbookLimits limits) {
        this.limits = limits;
    }

    long maxBytes() {
        return limits.maxFileBytes();
    }

    RosterRows open(Path file, RosterFormat format) throws IOException {
        return switch (format) {
            case XLSX -> SheetRoster.open(WorkbookFile.open(file, limits));
            case JSON -> JsonRoster.open(file);
        };
    }

    /** Reads the whole file once, so that everything that is wrong with it as a file is known before it is taken. Answers the number of persons. */
    int inspect(Path file, RosterFormat format, int maxRows) throws IOException {
        return switch (format) {
            case XLSX -> {
                var workbook = WorkbookFile.open(file, limits);
                try (var rows = SheetRoster.open(workbook)) {
                    var count = count(rows, maxRows);
                    workbook.measureTheRest();
                    yield count;
                }
            }
            case JSON -> {
                try (var rows = JsonRoster.open(file)) {
                    yield count(rows, maxRows);
                }
            }
        };
    }

    private static int count(RosterRows rows, int maxRows) {
        var count = 0;
        while (rows.next().isPresent()) {
            if (++count > maxRows) {
                throw new RefusedException(Refusal.of("ROSTER_TOO_MANY_ROWS", Map.of("maxRows", maxRows)));
            }
        }
        if (count == 0) {
            throw new RefusedException(Refusal.of("ROSTER_EMPTY"));
        }
        return count;
    }
}
