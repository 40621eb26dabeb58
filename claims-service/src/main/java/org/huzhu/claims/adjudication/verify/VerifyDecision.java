package org.huzhu.claims.adjudication.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.rulebook.reader.RulebookException;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.huzhu.platform.values.Outcome;

/**
 * 独立校验程序: {@code VerifyDecision <explanation.json> [<rulebook.yaml> | <folder>]} recomputes a decision. Without a
 * rulebook the shipped ones count. Needs no database, no network and no container; see docs/guide/verify-a-decision.md.
 *
 * <p>Exit status: 0 the decision follows from the rulebook, 1 it does not (each difference is printed), 2 it cannot be
 * said: a file is broken, or the rulebook is not the one that decided.
 */
public final class VerifyDecision {

    private static final String USAGE = """
            用法 usage: VerifyDecision <说明文件 explanation.json> [<规则文件 rulebook.yaml> | <规则目录 folder>]
            """;

    private VerifyDecision() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out));
    }

    static int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            out.print(USAGE);
            return 2;
        }
        try {
            var text = Files.readAllBytes(Path.of(arguments.getFirst()));
            var rulebook = arguments.size() == 2 ? Optional.of(Path.of(arguments.get(1))) : Optional.<Path>empty();
            return report(Verification.of(text, products(rulebook)), out);
        } catch (IOException | UncheckedIOException e) {
            out.println("拒绝 REFUSED: 文件无法读取 cannot read " + e.getMessage());
            return 2;
        } catch (RulebookException e) {
            out.println("拒绝 REFUSED: " + e.getMessage());
            return 2;
        }
    }

    private static int report(Verification verification, PrintStream out) {
        return switch (verification) {
            case Verification.Same same -> {
                out.println("一致 OK: " + same.what());
                yield 0;
            }
            case Verification.Different different -> {
                out.println("不一致 DIFFERENT: " + different.differences().size());
                different.differences().forEach(out::println);
                yield 1;
            }
            case Verification.Refused refused -> {
                out.println("拒绝 REFUSED: " + refused.reason());
                yield 2;
            }
        };
    }

    private static Products products(Optional<Path> rulebook) throws IOException {
        if (rulebook.isEmpty() || Files.isDirectory(rulebook.get())) {
            return Rulebooks.load(rulebook).products();
        }
        var file = rulebook.get();
        var shipped = Rulebooks.load(Optional.empty());
        var read = shipped.reader().read(Files.readString(file), String.valueOf(file.getFileName()));
        return switch (read) {
            case Outcome.Done<List<ProductVersion>> done -> new Products(done.value());
            case Outcome.Refused<List<ProductVersion>> refused ->
                throw new IOException(String.valueOf(refused.refusal().details().getOrDefault("errors", file)));
        };
    }
}
