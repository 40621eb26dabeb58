package org.huzhu.platform.retention;

/**
 * One kind of personal data of a service: in which table it lies, whose it is, from which day its period runs, and what
 * erasing does. The texts are SQL over the table's alias {@code t}, written by the service and never by a caller; {@code
 * asked.person_id} and {@code asked.account_id} stand for whom an order is about.
 *
 * @param code stable name; the key of its period in {@code huzhu.retention.periods}
 * @param joins further tables, beginning with {@code join}
 * @param person whose it is; {@code null::uuid} where no person is known
 * @param owner which rows an order reaches; {@code false} where rows belong to many persons
 * @param since a day; null while the matter is still running
 * @param present which rows still hold something
 * @param change {@code delete}, or what an update sets
 * @param file key of a file that goes with the row; empty text where there is none
 * @param held rows a legal hold keeps
 */
public record ErasableKind(
        String code,
        String table,
        String joins,
        String person,
        String owner,
        String since,
        String present,
        String change,
        String file,
        String held,
        Binding binding) {

    /** What stands in the way of an order to erase. */
    public enum Binding {
        /** Nothing: it goes when the person asks. */
        FREE,
        /** It goes when the person asks, unless the matter is still running. */
        WHILE_RUNNING,
        /** The law or the books need it until its period has ended. */
        UNTIL_PERIOD_ENDS
    }

    private static final String HELD = """
            exists (select from legal_hold h where h.person_id = %s and h.released_at is null)""";

    /** Rows that go. */
    public static ErasableKind deleting(String code, String table) {
        return of(code, table, "true", "delete");
    }

    /** Rows that stay, for the books and the trail, without what is personal in them. */
    public static ErasableKind blanking(String code, String table, String present, String sets) {
        return of(code, table, present, sets);
    }

    private static ErasableKind of(String code, String table, String present, String change) {
        return new ErasableKind(
                code,
                table,
                "",
                "t.person_id",
                "t.person_id = asked.person_id",
                "null::date",
                present,
                change,
                "''",
                HELD.formatted("t.person_id"),
                Binding.FREE);
    }

    public ErasableKind joined(String more) {
        return new ErasableKind(code, table, more, person, owner, since, present, change, file, held, binding);
    }

    public ErasableKind where(String only) {
        return new ErasableKind(code, table, joins, person, owner, since, only, change, file, held, binding);
    }

    /** Rows whose person stands in a joined table. */
    public ErasableKind ofPerson(String column) {
        return new ErasableKind(
                code,
                table,
                joins,
                column,
                column + " = asked.person_id",
                since,
                present,
                change,
                file,
                HELD.formatted(column),
                binding);
    }

    /** Rows that know an account and no person. */
    public ErasableKind ofAccount(String column) {
        return new ErasableKind(
                code,
                table,
                joins,
                "null::uuid",
                column + " = asked.account_id",
                since,
                present,
                change,
                file,
                "false",
                binding);
    }

    /** Rows that hold many persons, and stay as long as one of them is under a hold. */
    public ErasableKind ofMany(String anyHeld) {
        return new ErasableKind(
                code, table, joins, "null::uuid", "false", since, present, change, file, anyHeld, binding);
    }

    /** Rows of which only an order knows whose they are. */
    public ErasableKind ownedBy(String rows) {
        return new ErasableKind(code, table, joins, "null::uuid", rows, since, present, change, file, "false", binding);
    }

    public ErasableKind since(String day, Binding bound) {
        return new ErasableKind(code, table, joins, person, owner, day, present, change, file, held, bound);
    }

    public ErasableKind withFile(String key) {
        return new ErasableKind(code, table, joins, person, owner, since, present, change, key, held, binding);
    }

    /** Whether time alone erases it. */
    public boolean hasPeriod() {
        return !since.equals("null::date");
    }
}
