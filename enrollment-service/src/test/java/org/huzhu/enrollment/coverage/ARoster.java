package org.huzhu.enrollment.coverage;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.values.CreditCode;
import org.springframework.r2dbc.core.DatabaseClient;

/** Units, orders, rosters and coverage straight in the tables, with synthetic persons of area 320201 (rulebook 2.9). */
public final class ARoster {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final AtomicLong NEXT =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1_000_000) * 1000);
    private static final String ID_CHECK = "10X98765432";
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final DatabaseClient db;
    private final PersonVault vault;
    private final PersonIds personIds;

    /** A unit with its handler. */
    public record Unit(UUID unitId, UUID handler, String name, String uscc) {}

    public ARoster(DatabaseClient db, PersonVault vault, PersonIds personIds) {
        this.db = db;
        this.vault = vault;
        this.personIds = personIds;
    }

    public static PersonalData person() {
        var number = NEXT.incrementAndGet();
        return person("测试" + (char) ('一' + number % 2000), idNumber(number));
    }

    public static PersonalData person(String name, String idNumber) {
        return new PersonalData(name, idNumber, "6230000000000000007", "江苏银行", "18912345678");
    }

    /** Different numbers give different, valid ids. */
    public static String idNumber(long number) {
        var birth = LocalDate.of(1960, 1, 1).plusDays(Math.floorMod(number / 999, 15_000L));
        var seventeen = "320201" + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(Math.floorMod(number, 999L) + 1);
        var sum = IntStream.range(0, 17)
                .map(i -> (seventeen.charAt(i) - '0') * ID_WEIGHTS[i])
                .sum();
        return seventeen + ID_CHECK.charAt(sum % 11);
    }

    /** A base-level union's code. */
    public static String uscc(long number) {
        var stem = "81320200MC" + "%07d".formatted(Math.floorMod(number, 10_000_000L));
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(last -> stem + (char) last)
                .filter(code -> CreditCode.parse(code).isPresent())
                .findFirst()
                .orElseThrow();
    }

    public UUID personId(PersonalData person) {
        return personIds.of(person.idNumber());
    }

    public Unit unit() {
        var number = NEXT.incrementAndGet();
        var unit = new Unit(UUID.randomUUID(), UUID.randomUUID(), "测试单位" + number + "工会", uscc(number));
        run(db.sql("""
                        insert into unit (unit_id, handler_account_id, name, uscc, union_established, state, handler_phone, created_at)
                        values (:unitId, :handler, :name, :uscc, true, 'APPROVED', '189****5678', now())
                        """)
                .bind("unitId", unit.unitId())
                .bind("handler", unit.handler())
                .bind("name", unit.name())
                .bind("uscc", unit.uscc()));
        return unit;
    }

    /** An order whose payment is being reviewed, with these persons as its eligible rows. */
    public String order(Unit unit, String product, List<PersonalData> persons) {
        var orderNo = "20240101%09d".formatted(NEXT.incrementAndGet() % 1_000_000_000L);
        run(db.sql("""
                        insert into enrollment_order
                            (order_no, unit_id, product, state, applied_at, member_count, premium, amount_due, amount_paid, amount_matched)
                        values (:orderNo, :unitId, :product, 'PAYMENT_UNDER_REVIEW', now(), :count, 120.00, 120.00 * :count, 120.00 * :count, true)
                        """)
                .bind("orderNo", orderNo)
                .bind("unitId", unit.unitId())
                .bind("product", product)
                .bind("count", persons.size()));
        run(db.sql("""
                        insert into roster_person
                            (person_row_id, order_no, row_no, position, person_id, name, sealed, remark, eligible, origin)
                        select gen_random_uuid(), :orderNo, position + 3, position, person_id, name, decode(sealed, 'base64'), '备注', true, 'UPLOAD'
                        from unnest(:personIds::uuid[], :names::text[], :sealed::text[]) with ordinality
                             as person (person_id, name, sealed, position)
                        """)
                .bind("orderNo", orderNo)
                .bind("personIds", persons.stream().map(this::personId).toArray(UUID[]::new))
                .bind("names", persons.stream().map(PersonalData::name).toArray(String[]::new))
                .bind(
                        "sealed",
                        persons.stream()
                                .map(this::seal)
                                .map(Base64.getEncoder()::encodeToString)
                                .toArray(String[]::new)));
        return orderNo;
    }

    public UUID coverage(Unit unit, PersonalData person, String product, String from, String to) {
        var coverageId = UUID.randomUUID();
        run(db.sql("""
                        insert into coverage
                            (coverage_id, person_id, unit_id, unit_name, order_no, product, name, sealed, term, premium, status, activated_at)
                        values (:coverageId, :personId, :unitId, :unitName, '', :product, :name, :sealed,
                                daterange(:from::date, :to::date, '[]'), 120.00, 'ACTIVE', :at)
                        """)
                .bind("coverageId", coverageId)
                .bind("personId", personId(person))
                .bind("unitId", unit.unitId())
                .bind("unitName", unit.name())
                .bind("product", product)
                .bind("name", person.name())
                .bind("sealed", seal(person))
                .bind("from", LocalDate.parse(from))
                .bind("to", LocalDate.parse(to))
                .bind("at", OffsetDateTime.parse("2024-01-01T00:00:00+08:00")));
        return coverageId;
    }

    public List<String> terms(PersonalData person) {
        return db.sql("""
                        select lower(term) || '…' || (upper(term) - 1) as term
                        from coverage
                        where person_id = :personId and status = 'ACTIVE'
                        order by lower(term)
                        """)
                .bind("personId", personId(person))
                .map(row -> String.valueOf(row.get("term")))
                .all()
                .collectList()
                .block(LONGEST);
    }

    public long count(String sql, String bound) {
        return db.sql(sql)
                .bind("value", bound)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(LONGEST);
    }

    private byte[] seal(PersonalData person) {
        return vault.seal(personId(person), person);
    }

    private static void run(DatabaseClient.GenericExecuteSpec statement) {
        statement.then().block(LONGEST);
    }
}
