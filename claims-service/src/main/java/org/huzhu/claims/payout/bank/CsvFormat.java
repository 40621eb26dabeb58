package org.huzhu.claims.payout.bank;

import java.nio.charset.StandardCharsets;
import org.huzhu.platform.values.Money;
import org.springframework.stereotype.Component;

/** The documented CSV (docs/guide/bank-file.md): UTF-8 without a byte order mark, CRLF, a trailer with count and sum. */
@Component
class CsvFormat implements BankFileFormat {

    private static final String END = "\r\n";

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public String contentType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public byte[] write(BankFile file) {
        var text = new StringBuilder("reference,account,holder,bank,branch,amount,purpose").append(END);
        for (var line : file.lines()) {
            var payee = line.payee();
            text.append(String.join(
                            ",",
                            line.reference(),
                            payee.account(),
                            payee.holder(),
                            payee.bank(),
                            payee.branch(),
                            Money.text(line.amount()),
                            file.purpose()))
                    .append(END);
        }
        text.append("TRAILER,")
                .append(file.lines().size())
                .append(",,,,")
                .append(Money.text(file.total()))
                .append(',')
                .append(END);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
