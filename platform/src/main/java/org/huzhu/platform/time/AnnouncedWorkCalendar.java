package org.huzhu.platform.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The calendar of the yearly State Council notices. The data is a text file: {@code year 2026 <source>} opens a year,
 * each further line is {@code 2026-02-14 work 春节} or {@code 2026-02-15 off 春节}; days that are not listed follow the
 * week. In years that are not announced the statutory days of fixed date are off as well.
 */
public final class AnnouncedWorkCalendar implements WorkCalendar {

    private static final Set<MonthDay> FIXED_HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    private final Map<LocalDate, Boolean> exceptions;
    private final TreeSet<Integer> years;

    private AnnouncedWorkCalendar(Map<LocalDate, Boolean> exceptions, TreeSet<Integer> years) {
        this.exceptions = Map.copyOf(exceptions);
        this.years = years;
    }

    /** The calendar that ships with the platform. */
    public static AnnouncedWorkCalendar shipped() {
        var resource = AnnouncedWorkCalendar.class.getResourceAsStream("/huzhu/work-calendar.txt");
        if (resource == null) {
            throw new IllegalStateException("work-calendar.txt is missing from the platform jar");
        }
        return read(resource);
    }

    /** Reads a calendar file; a line it does not understand is refused with its number. */
    public static AnnouncedWorkCalendar read(InputStream file) {
        var exceptions = new HashMap<LocalDate, Boolean>();
        var years = new TreeSet<Integer>();
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                readLine(line, number, exceptions, years);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (years.isEmpty()) {
            throw new IllegalArgumentException("work calendar without a year");
        }
        return new AnnouncedWorkCalendar(exceptions, years);
    }

    @Override
    public boolean isWorkday(LocalDate day) {
        var exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        var isWeekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return isWeekday && (isAnnounced(day) || !isFixedHoliday(day));
    }

    @Override
    public boolean isAnnounced(LocalDate day) {
        return years.contains(day.getYear());
    }

    @Override
    public LocalDate horizon() {
        return LocalDate.of(years.last(), 12, 31);
    }

    private static void readLine(String line, int number, Map<LocalDate, Boolean> exceptions, TreeSet<Integer> years) {
        var words = line.strip().split("\\s+", 3);
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        try {
            understand(words, exceptions, years);
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("work calendar, line " + number + ": " + line, e);
        }
    }

    private static void understand(String[] words, Map<LocalDate, Boolean> exceptions, TreeSet<Integer> years) {
        if (words[0].equals("year")) {
            years.add(Integer.parseInt(words[1]));
            return;
        }
        var isWorkday = switch (words[1]) {
            case "off" -> false;
            case "work" -> true;
            default -> throw new IllegalArgumentException("neither off nor work");
        };
        if (exceptions.put(LocalDate.parse(words[0]), isWorkday) != null) {
            throw new IllegalArgumentException("the day stands twice");
        }
    }

    /** Statutory days whose date is known without a notice; those of the lunar calendar are not (rulebook 2.7). */
    private static boolean isFixedHoliday(LocalDate day) {
        return FIXED_HOLIDAYS.contains(MonthDay.from(day))
                || (day.getMonthValue() == 4 && day.getDayOfMonth() == tombSweepingDay(day.getYear()));
    }

    /** Qingming of the years 2000 to 2099. */
    private static int tombSweepingDay(int year) {
        var inCentury = year % 100;
        return (int) (inCentury * 0.2422 + 4.81) - inCentury / 4;
    }
}
