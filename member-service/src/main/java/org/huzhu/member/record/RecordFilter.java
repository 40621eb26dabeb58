package org.huzhu.member.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two dropdowns above 我的参保 and 我的理赔 (WXM-004).
 *
 * @param product code of the product (参保项目)
 * @param year in which a term begins, or in which a claim was filed
 */
public record RecordFilter(Optional<String> product, Optional<Integer> year) {

    /** A blank product narrows nothing. */
    public static RecordFilter of(@Nullable String product, @Nullable Integer year) {
        return new RecordFilter(
                Optional.ofNullable(product).filter(code -> !code.isBlank()), Optional.ofNullable(year));
    }
}
