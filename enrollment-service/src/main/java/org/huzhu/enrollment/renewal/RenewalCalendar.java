package org.huzhu.enrollment.renewal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.huzhu.enrollment.renewal.domain.RenewalWindow;
import org.huzhu.enrollment.renewal.domain.RunSchedule;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.ProductVersion.RenewalRules;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.time.WorkCalendar;
import org.springframework.stereotype.Component;

/** Reads from the rulebooks which expiries a day's list shows and whose reminders are due. */
@Component
public class RenewalCalendar {

    private final Products products;
    private final RenewalSettings settings;
    private final WorkCalendar workCalendar;
    private final Clock clock;

    RenewalCalendar(Products products, RenewalSettings settings, WorkCalendar workCalendar, Clock clock) {
        this.products = products;
        this.settings = settings;
        this.workCalendar = workCalendar;
        this.clock = clock;
    }

    /** Lists are refreshed on the 1st: without a day asked for, the one of the current month's 1st is meant (WXU-060). */
    public LocalDate currentListDay() {
        return LocalDate.now(clock).withDayOfMonth(1);
    }

    public List<ProductWindow> windows(LocalDate day) {
        return rules(day).entrySet().stream()
                .map(rule -> new ProductWindow(rule.getKey(), window(rule.getValue(), day)))
                .toList();
    }

    /** What a month's reminders are about, whether their time has come or not. */
    public List<ProductWindow> windowsOf(YearMonth month) {
        return rules(month.atDay(1)).entrySet().stream()
                .map(rule -> new ProductWindow(rule.getKey(), reminderWindow(rule.getValue(), month)))
                .toList();
    }

    /** The same for the current month, only of products whose time has come. */
    public List<ProductWindow> dueWindows() {
        var now = LocalDateTime.now(clock);
        var month = YearMonth.from(now);
        return rules(month.atDay(1)).entrySet().stream()
                .filter(rule -> schedule(rule.getValue()).isDue(now, workCalendar))
                .map(rule -> new ProductWindow(rule.getKey(), reminderWindow(rule.getValue(), month)))
                .toList();
    }

    public LocalDateTime firstSendAt(YearMonth month) {
        return rules(month.atDay(1)).values().stream()
                .map(rule -> schedule(rule).sendAt(month, workCalendar))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    public YearMonth currentMonth() {
        return YearMonth.now(clock);
    }

    private RenewalWindow reminderWindow(RenewalRules rules, YearMonth month) {
        var window = window(rules, schedule(rules).listDay(month));
        return switch (rules.trigger()) {
            case LIST_NOT_EMPTY -> window;
            case EXPIRES_THIS_CALENDAR_MONTH -> window.within(month);
        };
    }

    private static RenewalWindow window(RenewalRules rules, LocalDate day) {
        return RenewalWindow.of(day, rules.daysBefore(), rules.daysAfter());
    }

    private RunSchedule schedule(RenewalRules rules) {
        return new RunSchedule(rules.runDay(), rules.smsAt(), settings.onHoliday());
    }

    /** By product the version of that day, or the latest one: cover outlives the version it was bought under. */
    private TreeMap<String, RenewalRules> rules(LocalDate day) {
        var rules = new TreeMap<String, RenewalRules>();
        for (var version : products.all()) {
            rules.put(
                    version.code(),
                    products.find(version.code(), day)
                            .map(ProductVersion::renewal)
                            .orElse(version.renewal()));
        }
        return rules;
    }
}
