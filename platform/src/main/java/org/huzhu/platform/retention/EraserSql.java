package org.huzhu.platform.retention;

/**
 * The four statements a kind needs. They are composed of what the service wrote about its own tables; whatever comes
 * from outside is bound.
 */
final class EraserSql {

    private EraserSql() {}

    /** What is past its period and not held; what a run would erase. */
    static String report(ErasableKind kind) {
        return """
                select count(*) as rows, min(%2$s) as oldest,
                       count(*) filter (where %3$s) as held
                from %4$s t %5$s
                where %1$s and %2$s < :before
                """.formatted(kind.present(), kind.since(), kind.held(), kind.table(), kind.joins());
    }

    /** One batch of what is past its period; answers how many rows. */
    static String expire(ErasableKind kind) {
        return "with due as (select t.ctid as place, " + kind.person() + " as person_id, " + kind.file() + " as file"
                + " from " + kind.table() + " t " + kind.joins()
                + " where " + kind.present() + " and " + kind.since() + " < :before and not (" + kind.held() + ")"
                + " limit :limit for update of t skip locked)"
                + changed(kind, "due.person_id");
    }

    /** Everything of one person; answers how many rows. */
    static String erase(ErasableKind kind) {
        return "with asked as (select :person::uuid as person_id, :account::uuid as account_id),"
                + " due as (select t.ctid as place, asked.person_id, " + kind.file() + " as file"
                + " from asked cross join " + kind.table() + " t " + kind.joins()
                + " where " + kind.present() + " and " + kind.owner() + " for update of t)"
                + changed(kind, "due.person_id");
    }

    /** What a kind holds of one person. */
    static String look(ErasableKind kind) {
        return """
                with asked as (select :person::uuid as person_id, :account::uuid as account_id)
                select count(*) as rows, count(*) filter (where %1$s is null) as open, max(%1$s) as last
                from asked cross join %2$s t %3$s
                where %4$s and %5$s
                """.formatted(kind.since(), kind.table(), kind.joins(), kind.present(), kind.owner());
    }

    /** The change, its files and its proof are one statement, so that none is there without the others. */
    private static String changed(ErasableKind kind, String person) {
        var change = kind.change().equals("delete")
                ? "delete from " + kind.table() + " t using due"
                : "update " + kind.table() + " t set " + kind.change() + " from due";
        return """
                , changed as (%s where t.ctid = due.place returning %s as person_id, due.file),
                files as (
                    insert into erased_file (file_key, erased_at)
                    select distinct file, :at::timestamptz from changed where file <> '' on conflict do nothing),
                proof as (
                    insert into erasure_proof (run_id, at, cause, person_id, kind, rows, rule)
                    select :run::uuid, :at::timestamptz, :cause, person_id, :kind, count(*), :rule
                    from changed group by person_id)
                select count(*) as rows from changed
                """.formatted(change, person);
    }
}
