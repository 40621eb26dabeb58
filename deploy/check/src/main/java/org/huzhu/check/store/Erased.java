package org.huzhu.check.store;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Persons and accounts of whom something was erased: their rows are not compared, because services erase by periods of their own. */
public final class Erased {

    private Erased() {}

    public static Set<String> in(Snapshot snapshot, Service... services) throws SQLException {
        var erased = new HashSet<String>();
        for (var service : services) {
            snapshot.each(service, """
                    select id::text as id from erased_person
                    union select person_id::text from erasure_proof where person_id is not null
                    """, row -> erased.add(row.text("id")));
        }
        return erased;
    }
}
