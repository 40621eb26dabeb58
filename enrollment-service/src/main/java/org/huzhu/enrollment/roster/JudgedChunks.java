package org.huzhu.enrollment.roster;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huzhu.enrollment.roster.RosterImport.Progress;
import org.huzhu.enrollment.roster.domain.Field;
import org.huzhu.enrollment.roster.domain.RawRow;
import org.huzhu.enrollment.roster.domain.Reason;
import org.huzhu.enrollment.roster.domain.RowCheck;
import org.huzhu.enrollment.roster.domain.SeenPersons;

/**
 * Reads, judges and seals a roster chunk by chunk. Always from the first row on: rows before the checkpoint are judged again, so that duplicates
 * and counts come out the same after a takeover, but they are not handed out again.
 */
final class JudgedChunks implements Closeable {

    /** Rows to be stored together, and everything counted up to the last of them. */
    record Chunk(List<SealedRow> rows, Progress progress) {}

    private final RosterRows rows;
    private final RowCheck check;
    private final SealRows seal;
    private final int checkpoint;
    private final int chunkRows;
    private final SeenPersons seen = new SeenPersons();
    private Progress progress = Progress.NONE;
    private boolean exhausted;

    JudgedChunks(RosterRows rows, RowCheck check, SealRows seal, int checkpoint, int chunkRows) {
        this.rows = rows;
        this.check = check;
        this.seal = seal;
        this.checkpoint = checkpoint;
        this.chunkRows = chunkRows;
    }

    Optional<Chunk> next() {
        if (exhausted) {
            return Optional.empty();
        }
        var chunk = new ArrayList<SealedRow>(chunkRows);
        for (var raw = rows.next(); raw.isPresent(); raw = rows.next()) {
            var row = judge(raw.get());
            progress = progress.with(row, rows.blankRows(), rows.sampleRows());
            if (row.rowNo() > checkpoint) {
                chunk.add(row);
            }
            if (chunk.size() == chunkRows) {
                return Optional.of(new Chunk(chunk, progress));
            }
        }
        exhausted = true;
        return chunk.isEmpty() ? Optional.empty() : Optional.of(new Chunk(chunk, progress));
    }

    /** Up to the last row handed out. */
    Progress progress() {
        return progress;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private SealedRow judge(RawRow raw) {
        var row = check.check(raw);
        var personId = seal.personIdOf(row);
        var first = row.idNumber().isEmpty() ? raw.rowNo() : seen.firstRowOf(personId, raw.rowNo());
        return seal.seal(
                first == raw.rowNo() ? row : row.and(Reason.duplicateOf(first, raw.place(Field.ID_NUMBER))), personId);
    }
}
