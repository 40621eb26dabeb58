package org.huzhu.standalone.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.bench.Load.Call;
import org.huzhu.standalone.story.RosterRow;

/** Audited look-ups by a mini-program backend through the gateway, beside the same SQL by pgbench. */
final class LookUpBench {

    private static final String PATH = "/api/v1/member-lookups";

    /** The compiler needs about this long before figures stand still. */
    private static final int WARM_UP_SECONDS = 30;

    private final Platform platform;
    private final Load load;
    private final Machine machine;
    private final List<String> bodies;
    private final int seconds;

    LookUpBench(Platform platform, Machine machine, List<RosterRow> persons, int seconds) {
        this.platform = platform;
        this.load = new Load(platform);
        this.machine = machine;
        this.bodies = persons.stream()
                .map(person -> "{\"idNumber\":\"" + person.idNumber() + "\",\"purpose\":\"bench\"}")
                .toList();
        this.seconds = seconds;
    }

    Table run() {
        load(WARM_UP_SECONDS);
        var result = load(seconds).required();
        var table = new Table(
                        "Look-ups, " + Load.CONNECTIONS + " connections, client on the same machine",
                        "What",
                        "Per second",
                        "p50 ms",
                        "p99 ms",
                        "CPU-ms per look-up")
                .row(
                        "`POST /api/v1/member-lookups` through the gateway, audited (errors: " + result.errors() + ")",
                        Table.number(result.perSecond()),
                        Table.number(result.p50()),
                        Table.number(result.p99()),
                        Table.number(result.cpuMillis()));
        pgbench(table);
        return table.row("CPU-ms by process", result.reading().shares(), "", "", "");
    }

    private Load.Result load(int forSeconds) {
        return Load.hasWrk() ? load.wrk(script(), PATH, forSeconds) : ownClient(forSeconds);
    }

    private String script() {
        return """
                wrk.headers["Authorization"] = "%s"
                local bodies = %s
                request = function() return wrk.format(nil, nil, nil, bodies[math.random(#bodies)]) end
                """.formatted(machine.header(), Load.lua(bodies));
    }

    private Load.Result ownClient(int forSeconds) {
        var next = new AtomicInteger();
        var headers = Map.of("Authorization", machine.header(), "Content-Type", "application/json");
        return load.ownClient(
                caller -> caller.send(new Call(
                                PATH, headers, bodies.get(Math.floorMod(next.getAndIncrement(), bodies.size()))))
                        .isSuccess(),
                forSeconds);
    }

    private void pgbench(Table table) {
        try (var connection = new Database(platform).open();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists member.bench_person");
            statement.execute("""
                create table member.bench_person as
                select row_number() over ()::int as n, person_id from (select distinct person_id from member.coverage)\
                """);
            statement.execute("create unique index on member.bench_person (n)");
            statement.execute("analyze member.bench_person");
            var pgbench = new Pgbench(platform);
            var forSeconds = Math.min(seconds, 10);
            pgbench.addTo(
                    table, "the same SQL by pgbench, audited", """
                \\set n random(1, %d)
                select * from look_up((select person_id from bench_person where n = :n), now(), 'bench', '',
                  'bench', 'bench');
                """.formatted(bodies.size()), "member", forSeconds);
            pgbench.addTo(
                    table,
                    "only the reading part of it by pgbench",
                    """
                \\set n random(1, %d)
                select * from coverage where person_id = (select person_id from bench_person where n = :n);
                """.formatted(bodies.size()),
                    "member",
                    forSeconds);
            statement.execute("drop table member.bench_person");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
