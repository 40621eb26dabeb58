package org.huzhu.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Scanner;
import org.huzhu.check.CheckSettings;
import org.huzhu.check.Checker;
import org.huzhu.standalone.bench.Benchmark;
import org.huzhu.standalone.drill.GameDay;
import org.huzhu.standalone.drill.RollingUpgrade;
import org.huzhu.standalone.part.CheckerPart;
import org.huzhu.standalone.part.Folders;
import org.huzhu.standalone.part.Part;
import org.huzhu.standalone.process.Ports;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.ClaimsStory;
import org.huzhu.standalone.story.DemoStory;
import org.huzhu.standalone.story.InjuryStory;
import org.huzhu.standalone.story.Keyring;
import org.huzhu.standalone.story.Narrator;
import org.huzhu.standalone.story.Reply;
import org.huzhu.standalone.story.Sessions;

/** The verbs of {@code ./up}. Ends with 0 when it did what it says, 1 when it could not, 2 when it was not understood. */
public final class Main {

    private static final String HELP = """
        ./up [start]            启动全部组件；已在运行的不动，异常退出的重新启动 / start what does not run
        ./up demo               走完整流程：注册、花名册、审核、付款、参保、续保提醒 / walk the whole story
        ./up status             各组件状态、端口、内存、日志 / what runs
        ./up alerts             每条告警的状态（以 --observe 启动时）/ the state of every alert, when started with --observe
        ./up check [--json]     检查数据与事件是否一致，有无丢失；0 一致，1 不一致，2 未能检查 / do data and events agree, is anything lost
        ./up drill              故障演练（自己的端口和目录）：停 Kafka、停数据库、磁盘写满、短信变慢 / break an installation of its own
        ./up upgrade --from DIR 滚动升级演练（自己的端口和目录）：从已构建的旧版逐个换成本版 / a rolling upgrade under load, from an older built tree
        ./up backup DIR         备份运行中的系统 / copy the running installation (--without-keys)
        ./up restore DIR        恢复到空的数据目录 / bring a backup back into an empty data folder (--window PT24H)
        ./up deadletters [replay | discard SERVICE ID]  未能处理的事件 / events that could not be handled
        ./up logs [组件 part]    跟踪日志 / follow the logs
        ./up cache              生成类缓存，之后启动约快一倍（约1分钟）/ makes later starts about twice as fast
        ./up down               全部停止，数据保留 / stop, keep the data
        ./up reset [--yes]      停止并删除全部数据 / stop and delete all data

        --port N      网关端口；其余为 N+1…N+9，管理端口加 1000（HUZHU_PORT，默认 8080）/ the gateway; the rest follows
        --data DIR    数据目录（HUZHU_DATA，默认 .huzhu）/ data folder
        --bind ADDR   网关监听地址（HUZHU_BIND，默认 127.0.0.1）/ where the gateway listens
        --at TIME     时间旅行，如 2024-02-01T11:59:30；now 回到现在 / move all clocks
        --observe     同时启动本机的 Prometheus 和不变量检查，打印告警表 / also Prometheus and the checker, and a sheet of alerts
        --load        为压力测试完整编译 / full JIT, for measurements

        HUZHU_DB_HOST/PORT/NAME/USER/PASSWORD、HUZHU_KAFKA：使用外部 PostgreSQL、Kafka / use external ones
        其他 HUZHU_* 变量原样传给各服务 / any other HUZHU_* variable is passed to the services\
        """;

    private final PrintStream out;
    private final Arguments arguments;
    private final Path root;
    private final SettingsFile file;

    private Main(PrintStream out, Arguments arguments) {
        this.out = out;
        this.arguments = arguments;
        this.root =
                Path.of(System.getProperty("huzhu.root", ".")).toAbsolutePath().normalize();
        this.file = new SettingsFile(root, arguments, System.getenv(), Clock.system(ZoneId.of("Asia/Shanghai")));
    }

    public static void main(String[] words) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var code = 1;
        try {
            code = new Main(out, Arguments.parse(words)).run();
        } catch (StandaloneException e) {
            out.println(e.getMessage());
        }
        System.exit(code);
    }

    private int run() {
        return switch (arguments.verb()) {
            case "start" -> start();
            case "demo" -> demo();
            case "bench" -> bench();
            case "drill" -> drill();
            case "upgrade" -> upgrade();
            case "cache" -> cache();
            case "status" -> status();
            case "alerts" -> alerts();
            case "check" -> check();
            case "backup" -> new Life(file.settings(root), out).backup(arguments);
            case "restore" -> new Life(file.settings(root), out).restore(arguments);
            case "deadletters" -> new DeadLetterDesk(file.settings(root).layout(), out).run(arguments.operands());
            case "down" -> down();
            case "reset" -> reset();
            case "help" -> help(0);
            default -> help(2);
        };
    }

    private Platform platform() {
        return new Platform(file.settings(root));
    }

    private int start() {
        var progress = new Progress(out);
        var platform = platform();
        var screen = new Screen(out);
        screen.beforeStart(platform.settings());
        file.remember(platform.settings());
        platform.start(progress);
        screen.afterStart(platform, progress.seconds());
        if (platform.settings().observed()) {
            sheet(platform).awaitFirstRound();
            sheet(platform).print();
        }
        return 0;
    }

    private int status() {
        var platform = platform();
        var allUp = new Screen(out).status(platform);
        if (isObserved(platform)) {
            sheet(platform).print();
        }
        return allUp ? 0 : 1;
    }

    /** Ends with 0 when everything fits, 1 when something does not, 2 when it could not be looked at. */
    private int check() {
        var platform = platform();
        var environment = CheckerPart.environment(platform.settings(), platform.database(), platform.kafka());
        return org.huzhu.check.Main.once(new Checker(CheckSettings.of(environment)), arguments.has("json"), out);
    }

    private int alerts() {
        var platform = platform();
        if (!isObserved(platform)) {
            throw new StandaloneException("Prometheus 未运行，请先 ./up --observe / Prometheus does not run: ./up --observe");
        }
        return sheet(platform).print() == 0 ? 0 : 1;
    }

    private static boolean isObserved(Platform platform) {
        return platform.settings().observed() && platform.part("prometheus").isReady();
    }

    private AlertSheet sheet(Platform platform) {
        return new AlertSheet(platform.settings().layout(), out);
    }

    private int demo() {
        var platform = platform();
        if (!platform.parts().stream().allMatch(Part::isReady)) {
            start();
        }
        var begin = System.nanoTime();
        try {
            var gateway = platform.settings().layout().url(Layout.GATEWAY);
            var narrator = new Narrator(out);
            var api = new Api(gateway, narrator::witness);
            var sessions =
                    new Sessions(api, Keyring.in(platform.settings().runFolder().resolve("demo-sessions.properties")));
            var enrolment = new DemoStory(api, sessions, narrator, System.nanoTime()).tell();
            var claims = new ClaimsStory(api, sessions, narrator, System.nanoTime()).tell();
            var injury = new InjuryStory(api, sessions, narrator, System.nanoTime()).tell();
            new Screen(out).afterDemo(enrolment, claims, injury, (System.nanoTime() - begin) / 1e9);
            return 0;
        } catch (Reply.UnexpectedReplyException e) {
            throw new StandaloneException("演示中断 / the story broke off: " + e.getMessage());
        }
    }

    /** On its own ports and folder, so that a running installation is left alone. */
    private int bench() {
        var home = root.resolve(".huzhu/bench");
        var port = Ports.freeRange(21_080, Layout.WIDTH);
        Folders.delete(home);
        var wanted = Benchmark.What.of(arguments.option("only").orElse(""));
        var size = new Benchmark.Size(
                number("rows", 100_000),
                number("rounds", 120),
                number("seconds", 20),
                number("persons", 5_000),
                number("stays", 2));
        var file = root.resolve(arguments.option("out").orElse(".huzhu/bench.md"));
        new Benchmark(Settings.local(root, home, port), out).run(wanted, size, file);
        return 0;
    }

    /** On its own ports and folder: it breaks what it started. */
    private int drill() {
        var home = root.resolve(".huzhu/drill");
        var port = Ports.freeRange(22_080, Layout.WIDTH);
        Folders.delete(home);
        var file = root.resolve(arguments.option("out").orElse(".huzhu/drill.md"));
        new GameDay(Settings.local(root, home, port).watched(), out)
                .run(arguments.option("only").orElse(""), file);
        return 0;
    }

    /** On its own ports and folder. Ends with 0 when no request failed and nothing was lost. */
    private int upgrade() {
        var from = arguments
                .option("from")
                .map(Path::of)
                .orElseThrow(() ->
                        new StandaloneException("缺少 --from DIR（已构建的旧版）/ --from DIR is missing: an older tree, built"));
        var home = root.resolve(".huzhu/upgrade");
        var port = Ports.freeRange(24_080, 2 * Layout.WIDTH);
        Folders.delete(home);
        var file = root.resolve(arguments.option("out").orElse(".huzhu/upgrade.md"));
        var drill = new RollingUpgrade(
                Settings.local(from.toAbsolutePath().normalize(), home.resolve("old"), port),
                Settings.local(root, home.resolve("new"), port + Layout.WIDTH),
                out);
        return drill.run(file) ? 0 : 1;
    }

    private int number(String option, int otherwise) {
        return arguments.option(option).map(Integer::parseInt).orElse(otherwise);
    }

    private int cache() {
        var progress = new Progress(out);
        var platform = platform();
        platform.start(progress);
        platform.makeClassCaches(progress);
        return 0;
    }

    private int down() {
        var platform = platform();
        if (!platform.isAnythingRunning()) {
            out.println("没有正在运行的组件 / nothing runs");
        }
        platform.stop(new Progress(out));
        file.forgetTimeTravel();
        return 0;
    }

    private int reset() {
        var home = file.settings(root).home();
        if (!arguments.has("yes")) {
            out.print("将删除 " + home + " 中的全部数据，输入 yes 确认 / deletes all data there, type yes: ");
            out.flush();
            var answer = new Scanner(System.in, StandardCharsets.UTF_8);
            if (!answer.hasNextLine() || !"yes".equals(answer.nextLine().strip())) {
                out.println("未删除 / nothing deleted");
                return 1;
            }
        }
        platform().stop(new Progress(out));
        Folders.delete(home);
        out.println("已删除 / deleted: " + home);
        return 0;
    }

    private int help(int code) {
        out.println(HELP);
        return code;
    }
}
