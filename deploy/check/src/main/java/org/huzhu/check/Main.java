package org.huzhu.check;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code check [--json]} looks once, {@code check serve} for ever. Ends with 0 clean, 1 violations, 2 could not check. */
public final class Main {

    private static final String HELP = """
            用法 usage: check [--json] | serve
              检查一次，或按 HUZHU_CHECK_EVERY 重复并提供 /metrics
              looks once, or again and again with /metrics on HUZHU_CHECK_PORT (docs/operate/check.md)
            退出码 exit status: 0 一致 clean, 1 不一致 violations, 2 未能检查 could not check""";

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var words = List.of(arguments);
        if (words.equals(List.of("serve"))) {
            serve();
        } else if (words.isEmpty() || words.equals(List.of("--json"))) {
            System.exit(once(new Checker(CheckSettings.of(System.getenv())), !words.isEmpty(), out));
        } else {
            out.println(HELP);
            System.exit(Report.NOT_CHECKED);
        }
    }

    /** Prints the report; answers what a shell is told. */
    public static int once(Checker checker, boolean asJson, PrintStream out) {
        var report = checker.run();
        out.println(asJson ? ReportJson.of(report) : ReportText.of(report));
        return report.exitCode();
    }

    private static void serve() throws IOException {
        var settings = CheckSettings.of(System.getenv());
        var address = System.getenv().getOrDefault("SERVER_ADDRESS", "0.0.0.0");
        try (var serve = new Serve(new Checker(settings), address, settings.port())) {
            serve.start();
            serve.repeat(settings.every());
        }
    }
}
