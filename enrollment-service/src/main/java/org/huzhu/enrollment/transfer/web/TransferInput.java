package org.huzhu.enrollment.transfer.web;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.huzhu.enrollment.transfer.domain.TransferRow;
import org.jspecify.annotations.Nullable;

/** A batch as JSON. What is wrong with one cover is said of that row and does not keep the others out. */
record TransferInput(@NotNull(message = "请填写参保记录") List<@Nullable Cover> coverages) {

    private static final Cover NOTHING =
            new Cover(null, null, null, null, null, null, null, null, null, null, null, null, null);

    record Cover(
            @Nullable String name,
            @Nullable String idNumber,
            @Nullable String phone,
            @Nullable String bankCard,
            @Nullable String bankName,
            @Nullable String cardKind,
            @Nullable String product,
            @Nullable String classCode,
            @Nullable String from,
            @Nullable String to,
            @Nullable String uscc,
            @Nullable String unitName,
            @Nullable String remark) {

        TransferRow toRow(int rowNo) {
            return new TransferRow(
                    rowNo,
                    text(name),
                    text(idNumber),
                    text(phone),
                    text(bankCard),
                    text(bankName),
                    text(cardKind),
                    text(product),
                    text(classCode),
                    text(from),
                    text(to),
                    text(uscc),
                    text(unitName),
                    text(remark),
                    Map.of());
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    List<TransferRow> toRows() {
        return IntStream.range(0, coverages.size())
                .mapToObj(place -> Optional.ofNullable(coverages.get(place))
                        .orElse(NOTHING)
                        .toRow(place + 1))
                .toList();
    }
}
