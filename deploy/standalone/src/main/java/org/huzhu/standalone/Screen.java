package org.huzhu.standalone;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.huzhu.standalone.part.Part;
import org.huzhu.standalone.story.ClaimsStory;
import org.huzhu.standalone.story.DemoStory;
import org.huzhu.standalone.story.InjuryStory;

/** What {@code up} and {@code status} show when the platform runs. */
final class Screen {

    private static final List<String> STAFF = List.of(
            "13900000001  初审 first reviewer",
            "13900000002  复审 second reviewer",
            "13900000003  财务 finance",
            "13900000004  审计 auditor",
            "13900000005  管理员 administrator",
            "13900000006  报表复核 report reviewer");

    private final PrintStream out;

    Screen(PrintStream out) {
        this.out = out;
    }

    void beforeStart(Settings settings) {
        out.println("互助 Huzhu — 数据 data: " + settings.home() + "   日志 logs: " + settings.logFolder());
        settings.database().ifPresent(database -> out.println("外部 PostgreSQL external: " + database));
        settings.kafka().ifPresent(kafka -> out.println("外部 Kafka external: " + kafka));
        if (!settings.clockOffset().isZero()) {
            out.println("时间旅行 the clocks of all services are moved by " + settings.clockOffset());
        }
    }

    void afterStart(Platform platform, double seconds) {
        var gateway = platform.settings().layout().url(Layout.GATEWAY);
        out.printf(
                Locale.ROOT,
                """

                就绪 Ready: %.1f s
                  API              %s/api/v1
                  接口文档 Swagger UI  %s/swagger-ui.html
                  演示短信 demo inbox  %s/demo/inbox
                  日志 logs          %s
                  演示员工（手机号 + 短信验证码登录）demo staff, log in by phone and SMS code:
                """,
                seconds,
                gateway,
                gateway,
                gateway,
                platform.settings().logFolder());
        STAFF.forEach(line -> out.println("    " + line));
        out.println("""

            接下来 next:  ./up demo     看完整流程 walk the whole story
                          ./up status   查看状态 what runs     ./up down   停止 stop     ./up reset   清空 delete all data\
            """);
    }

    void afterDemo(DemoStory.Ending enrolment, ClaimsStory.Ending claims, InjuryStory.Ending injury, double seconds) {
        out.printf(
                Locale.ROOT,
                """

                演示完成 Done in %.1f s
                  工单 order %s 已完成，%d 人参保 persons covered
                  会员看到 the member sees   %s
                  经办人收到 the handler got %s
                  免申即享 settled by itself  %s
                  职工收到 the member got    %s
                  异地就医 treatment away     今日 today %s，明日 tomorrow %s
                  待遇申请 application        %s
                """,
                seconds,
                enrolment.orderNo(),
                enrolment.covered(),
                enrolment.memberSees(),
                enrolment.reminder(),
                claims.paidBySelf(),
                claims.paidSms(),
                injury.payableToday() ? "可支付 paid" : "不予支付 not paid",
                injury.tomorrow(),
                injury.application());
    }

    /** @return whether everything is up */
    boolean status(Platform platform) {
        out.printf("%-21s %-9s %8s %6s %9s  %s%n", "组件 part", "状态", "pid", "port", "memory", "日志 log");
        var total = 0L;
        var allUp = true;
        for (var part : platform.parts()) {
            var memory = part.daemon().residentBytes();
            total += memory;
            var health = health(part);
            allUp &= health.startsWith("UP");
            out.printf(
                    Locale.ROOT,
                    "%-21s %-9s %8s %6d %6d MB  %s%n",
                    part.name(),
                    health,
                    part.daemon().isAlive() ? Long.toString(part.daemon().pid()) : "-",
                    part.ports().getFirst().number(),
                    memory >> 20,
                    part.daemon().log());
        }
        out.printf(Locale.ROOT, "合计 total %47d MB%n", total >> 20);
        if (!platform.settings().clockOffset().isZero()) {
            out.println("时间旅行 clocks moved by " + platform.settings().clockOffset());
        }
        return allUp;
    }

    private static String health(Part part) {
        if (part.daemon().isCrashed()) {
            return "DIED";
        }
        if (!part.daemon().isAlive()) {
            return "stopped";
        }
        return part.isReady() ? "UP" : "NOT READY";
    }
}
