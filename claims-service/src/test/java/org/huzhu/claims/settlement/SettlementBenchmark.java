package org.huzhu.claims.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.huzhu.claims.coverage.CoveredTerms;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.claims.settlement.SettleDischarges.Answer;
import org.huzhu.claims.settlement.domain.Settlement.Result;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.Outcome.Done;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Discharge records settled per second inside the service, from the read record to the payout order, with the round trips
 * to the database and the memory each takes. Every record is another person's. Not part of the build; run it by name.
 */
@IntegrationTest
@TestPropertySource(properties = "huzhu.rules.require-verified=false")
@Import(SettlementBenchmark.Counting.class)
class SettlementBenchmark {

    private static final int RECORDS = Integer.getInteger("bench.records", 20_000);
    private static final int BATCH = 200;
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Autowired
    private SettleDischarges settleDischarges;

    @Autowired
    private CoveredTerms terms;

    @Autowired
    private PersonIds persons;

    @Autowired
    private PersonVault vault;

    @Autowired
    private Counting counting;

    /** Counts the statements that leave for the database; begin and commit are not among them. */
    @TestConfiguration
    static class Counting {

        private final AtomicLong statements = new AtomicLong();

        @Bean
        static BeanPostProcessor countStatements(org.springframework.beans.factory.ObjectProvider<Counting> counting) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof ConnectionFactory factory
                            ? proxy(factory, ConnectionFactory.class, counting.getObject().statements)
                            : bean;
                }
            };
        }

        private static <T> T proxy(T target, Class<T> type, AtomicLong statements) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    target.getClass().getInterfaces().length == 0 ? new Class<?>[] {type} : interfaces(target, type),
                    (_, method, arguments) -> {
                        try {
                            if (method.getName().equals("createStatement")) {
                                statements.incrementAndGet();
                            }
                            var result = method.invoke(target, arguments);
                            return method.getName().equals("create")
                                            && result instanceof org.reactivestreams.Publisher<?> made
                                    ? Mono.from(made)
                                            .map(made2 -> proxy((Connection) made2, Connection.class, statements))
                                    : result;
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    }));
        }

        private static Class<?>[] interfaces(Object target, Class<?> type) {
            return java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(type),
                            java.util.Arrays.stream(target.getClass().getInterfaces()))
                    .distinct()
                    .toArray(Class<?>[]::new);
        }
    }

    @Test
    void recordsPerSecond() {
        cover();
        run(0, Math.min(RECORDS / 10, 1000));
        var from = Math.min(RECORDS / 10, 1000);
        var before = counting.statements.get();
        var cpu = cpuMillis();
        var start = System.nanoTime();
        run(from, RECORDS);
        var seconds = (System.nanoTime() - start) / 1e9;
        var settled = RECORDS - from;
        System.out.printf(
                "BENCH settled %,d records in %.1f s: %.0f per second, %.1f statements and %.2f CPU-ms each, %d MB heap in use%n",
                settled,
                seconds,
                settled / seconds,
                (counting.statements.get() - before) / (double) settled,
                (cpuMillis() - cpu) / (double) settled,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    private void run(int from, int to) {
        Flux.range(from / BATCH, (to - from + BATCH - 1) / BATCH)
                .flatMap(batch -> settleDischarges.handle(batch(batch)), AT_ONCE)
                .doOnNext(outcome -> assertThat(((Done<List<Answer>>) outcome).value())
                        .allMatch(answer -> answer.settlement().result() == Result.SETTLED))
                .then()
                .block(LONGEST);
    }

    private static SettleDischarges.Command batch(int batch) {
        return new SettleDischarges.Command(
                "bench",
                IntStream.range(batch * BATCH, Math.min((batch + 1) * BATCH, RECORDS))
                        .mapToObj(SettlementBenchmark::record)
                        .toList());
    }

    private static Map<String, Object> record(int number) {
        return Map.of(
                "recordId",
                "R-" + number,
                "idNumber",
                idNumber(number),
                "admissionDate",
                "2026-01-24",
                "dischargeDate",
                "2026-01-31",
                "hospital",
                "某医院",
                "hospitalLevel",
                3,
                "outOfTown",
                false,
                "burdenRelief",
                false,
                "selfPaid",
                "2680.50",
                "totalCost",
                "9120.00");
    }

    private void cover() {
        Flux.range(0, RECORDS)
                .flatMap(
                        number -> {
                            var idNumber = idNumber(number);
                            var personId = persons.of(idNumber);
                            var person = new PersonalData("张安", idNumber, "6222020000000000011", "某银行", "13900000019");
                            return terms.activate(covered(personId), vault.seal(personId, person));
                        },
                        16)
                .then()
                .block(LONGEST);
    }

    private static CoveredTerm covered(UUID personId) {
        return new CoveredTerm(
                UUID.randomUUID(),
                personId,
                "WX-3IN1",
                "",
                "",
                new UUID(0, 0),
                "",
                new CoverageTerm(LocalDate.parse("2025-06-01"), LocalDate.parse("2026-05-31")),
                new BigDecimal("120.00"));
    }

    /** Born on days from 1950 on, up to 999 on each. */
    private static String idNumber(int number) {
        var born = LocalDate.of(1950, 1, 1).plusDays(number / 999);
        var digits = "320201%04d%02d%02d%03d"
                .formatted(born.getYear(), born.getMonthValue(), born.getDayOfMonth(), number % 999 + 1);
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = IntStream.range(0, 17)
                .map(i -> (digits.charAt(i) - '0') * weights[i])
                .sum();
        return digits + "10X98765432".charAt(sum % 11);
    }

    private static long cpuMillis() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1_000_000;
    }
}
