package org.huzhu.platform.reseal;

import java.util.List;
import java.util.stream.Stream;

/** All sealed columns of a service; one bean per service. The answers to idempotency keys are added for every service. */
public record SealedColumns(List<SealedColumn> columns) {

    private static final SealedColumn ANSWERS =
            SealedColumn.ofText("idempotency", "sealed", "answers", "t.caller || '|' || t.key");

    public SealedColumns {
        columns = List.copyOf(columns);
    }

    public static SealedColumns of(SealedColumn... columns) {
        return new SealedColumns(
                Stream.concat(Stream.of(columns), Stream.of(ANSWERS)).toList());
    }
}
