package org.huzhu.claims.payout.bank;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;

/** All formats by name. */
@Component
public class BankFileFormats {

    private final Map<String, BankFileFormat> formats;

    public BankFileFormats(List<BankFileFormat> formats) {
        this.formats =
                formats.stream().collect(Collectors.toUnmodifiableMap(BankFileFormat::name, Function.identity()));
    }

    /** Refused with BANK_FORMAT_UNKNOWN, or PAYER_UNKNOWN where the society's account is not configured. */
    public Outcome<BankFileFormat> find(String name) {
        var format = formats.get(name);
        if (format == null) {
            return refused(Refusal.ofField("BANK_FORMAT_UNKNOWN", "format"));
        }
        return format.isReady() ? done(format) : refused(Refusal.of("PAYER_UNKNOWN"));
    }

    /** Of a batch that was made with it. */
    public BankFileFormat of(String name) {
        var format = formats.get(name);
        if (format == null) {
            throw new IllegalStateException("no bank file format " + name);
        }
        return format;
    }
}
