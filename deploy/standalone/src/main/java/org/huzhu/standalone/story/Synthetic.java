package org.huzhu.standalone.story;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Identifiers that are formally right and belong to nobody: area code 320201 has never been printed on a card. */
public final class Synthetic {

    private static final String USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建文辉玲";

    private final RandomGenerator random;

    public Synthetic(RandomGenerator random) {
        this.random = random;
    }

    public String idNumber() {
        var birth = LocalDate.of(1966, 1, 2).plusDays(random.nextInt(13_000));
        return idNumber(birth, random.nextInt(1_000));
    }

    /** The same person for the same arguments. */
    public static String idNumber(LocalDate birth, int sequence) {
        var body = "320201" + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    public String name() {
        var name = new StringBuilder().append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
        for (var i = 0; i < 2; i++) {
            name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
        }
        return name.toString();
    }

    /** A mobile number that no demo member of the staff has. */
    public String phone() {
        return "18%d%08d".formatted(random.nextInt(10), random.nextInt(100_000_000));
    }

    /** 19 digits that pass Luhn. */
    public String card() {
        var body = "623%015d".formatted(random.nextLong(1_000_000_000_000_000L));
        var sum = 0;
        for (var i = 0; i < body.length(); i++) {
            var digit = body.charAt(body.length() - 1 - i) - '0';
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return body + (10 - sum % 10) % 10;
    }

    /** The code of a base-level union of Wuxi (81 3202…). */
    public String unionCode() {
        return creditCode("81320200", "MC%06d".formatted(random.nextInt(1_000_000)));
    }

    static String creditCode(String head, String organisation) {
        var sum = 0;
        for (var i = 0; i < 8; i++) {
            sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        var check = (11 - sum % 11) % 11;
        var body = (head + organisation + (check == 10 ? "X" : Integer.toString(check))).toUpperCase(Locale.ROOT);
        var total = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++) {
            total += USCC_LETTERS.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return body + USCC_LETTERS.charAt((31 - total % 31) % 31);
    }
}
