package org.huzhu.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The society's bank: reads a payment file and says what became of each line (docs/guide/bank-file.md). */
public final class Bank {

    private static final String HEADER = "reference,amount,outcome,code,text,valueDate";

    private Bank() {}

    /** An answer that says every line was paid. */
    public static byte[] payAll(String file, LocalDate on) {
        return (HEADER + "\n"
                        + lines(file).stream()
                                .map(line -> "%s,%s,PAID,0000,,%s".formatted(line.get(0), line.get(5), on))
                                .collect(Collectors.joining("\n"))
                        + "\n")
                .getBytes(UTF_8);
    }

    /** The payment lines: reference first, amount sixth. */
    static List<List<String>> lines(String file) {
        return file.lines()
                .skip(1)
                .filter(line -> !line.startsWith("TRAILER"))
                .map(line -> List.of(line.split(",", -1)))
                .filter(line -> line.size() > 6)
                .toList();
    }
}
