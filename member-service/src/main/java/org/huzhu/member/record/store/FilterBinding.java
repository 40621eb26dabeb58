package org.huzhu.member.record.store;

import java.util.UUID;
import org.huzhu.member.record.RecordFilter;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Binds {@code :personId}, {@code :product} and {@code :year}; what the filter leaves open becomes null. */
public final class FilterBinding {

    private FilterBinding() {}

    public static GenericExecuteSpec bind(GenericExecuteSpec select, UUID personId, RecordFilter filter) {
        var withPerson = select.bind("personId", personId);
        var withProduct = filter.product()
                .map(product -> withPerson.bind("product", product))
                .orElseGet(() -> withPerson.bindNull("product", String.class));
        return filter.year()
                .map(year -> withProduct.bind("year", year))
                .orElseGet(() -> withProduct.bindNull("year", Integer.class));
    }
}
