package org.huzhu.enrollment.transfer.web;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.huzhu.enrollment.transfer.domain.TransferRow;
import org.jspecify.annotations.Nullable;

/** A batch as JSON. What is wrong with one cover is said of that row and does not keep the others out. */
record TransferInput(@NotNull(message = "请填写参保记录") List<@Nullable Cover> coverages) {

    private static final TransferRow NOTHING = new TransferRow("", "", "", "", "", "", "", "", "", "", "", "", "");

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

        TransferRow toRow() {
            return new TransferRow(
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
                    text(remark));
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    List<TransferRow> toRows() {
        return coverages.stream().map(cover -> cover == null ? NOTHING : cover.toRow()).toList();
    }
}
