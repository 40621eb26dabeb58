package org.huzhu.standalone.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.bench.Load.Answer;
import org.huzhu.standalone.bench.Load.Call;
import org.huzhu.standalone.bench.Load.Caller;
import org.huzhu.standalone.story.RosterRow;

/** Claims filed by a mini-program backend through the gateway, beside the same rows by pgbench. */
final class FilingBench {

    private static final String PATH = "/api/v1/claims";
    private static final int WARM_UP_SECONDS = 75;
    private static final String NO_DECLARATIONS = "{\"declarations\":[]}";
    private static final Pattern CLAIM_ID = Pattern.compile("\"claimId\":\"([0-9a-f-]{36})\"");

    private final Platform platform;
    private final Load load;
    private final Database database;
    private final ClaimsCity city;
    private final Machine machine;
    private final int seconds;
    private final List<String> persons;
    private final List<String> days;

    /** Each load goes on with persons and days where the last one ended at the latest, so that no event is filed twice. */
    private int loads;

    FilingBench(Platform platform, ClaimsCity city, Machine machine, int seconds) {
        this.platform = platform;
        this.load = new Load(platform);
        this.database = new Database(platform);
        this.city = city;
        this.machine = machine;
        this.seconds = seconds;
        this.persons = city.persons().stream().map(FilingBench::person).toList();
        this.days = IntStream.range(0, ClaimsCity.DAYS)
                .mapToObj(day -> city.today().minusDays(day + 1L).toString())
                .toList();
    }

    Table run() {
        load(WARM_UP_SECONDS, false);
        city.awaitQuiet();
        var filed = load(seconds, false).required();
        city.awaitQuiet();
        var after = filed.meter().read();
        var table = new Table(
                "Filing, " + Load.CONNECTIONS + " connections, client on the same machine",
                "What",
                "Claims per second",
                "p50 ms",
                "p99 ms",
                "CPU-ms per claim");
        row(table, "`POST /api/v1/claims` through the gateway (errors: " + filed.errors() + ")", filed);
        table.row(
                "the same, with what other services do when they hear of it",
                "",
                "",
                "",
                Table.number((double) after.totalCpuMillis() / filed.done()));
        floor(table);
        load(WARM_UP_SECONDS / 2, true);
        city.awaitQuiet();
        var submitted = load(seconds, true).required();
        row(table, "filed and submitted, two requests each (errors: " + submitted.errors() + ")", submitted);
        return table.row("CPU-ms of filing by process", filed.reading().shares(), "", "", "")
                .row(
                        "CPU-ms of filing and submission by process",
                        submitted.reading().shares(),
                        "",
                        "",
                        "");
    }

    private static void row(Table table, String what, Load.Result result) {
        table.row(
                what,
                Table.number(result.perSecond()),
                Table.number(result.p50()),
                Table.number(result.p99()),
                Table.number(result.cpuMillis()));
        if (!result.example().isEmpty()) {
            table.row("one of its errors", result.example().replace('|', '/'), "", "", "");
        }
    }

    /** What one draft leaves in the database, its audit row and the kept answer included. */
    private void floor(Table table) {
        var claimId = database.text(
                "select claim_id from claims.claim where state = 'DRAFT' order by created_at desc limit 1");
        var claim = "claim_id = '" + claimId + "'";
        var copies = new RowCopies(database, "claims")
                .add("claim", claim)
                .add("claim_item", claim)
                .add("claim_search", claim)
                .add("claim_step", claim)
                .add("outbox", "strpos(body::text, '" + claimId + "') > 0")
                .add("audit", "object_id = '" + claimId + "'")
                .add("idempotency", "key = (select key from idempotency order by created_at desc limit 1)");
        new Pgbench(platform)
                .addTo(
                        table,
                        "the same " + copies.rows() + " rows by pgbench in one transaction",
                        copies.script(),
                        "claims",
                        Math.min(seconds, 10));
        copies.drop();
    }

    private Load.Result load(int forSeconds, boolean submits) {
        var first = loads++ * 1_000_000L;
        return Load.hasWrk()
                ? load.wrk(script(first, submits), PATH, forSeconds)
                : ownClient(first, submits, forSeconds);
    }

    private String script(long first, boolean submits) {
        return """
                wrk.headers["Authorization"] = "%s"
                local persons = %s
                local days = %s
                local number, submits, drafts = %d, %b, {}
                counted = 0
                request = function()
                  local draft = table.remove(drafts)
                  if draft then
                    wrk.headers["Idempotency-Key"] = "submit-" .. draft
                    return wrk.format(nil, "%s/" .. draft .. "/submission", nil, '%s')
                  end
                  local event = number * %d + id
                  number = number + 1
                  local person = persons[event %% #persons + 1]
                  local day = days[math.floor(event / #persons) %% #days + 1]
                  wrk.headers["Idempotency-Key"] = string.format("file-%%d", event)
                  return wrk.format(nil, nil, nil, '%s' .. person .. '%s' .. day .. '%s' .. day .. '%s')
                end
                response = function(status, _, body)
                  if status == 201 and submits then
                    table.insert(drafts, string.match(body, '"claimId":"([0-9a-f%%-]+)"'))
                  elseif status == 200 or status == 201 then
                    counted = counted + 1
                  elseif example == "" then
                    example = body
                  end
                end
                """.formatted(
                        machine.header(),
                        Load.lua(persons),
                        Load.lua(days),
                        first,
                        submits,
                        PATH,
                        NO_DECLARATIONS,
                        Load.THREADS,
                        PARTS[0],
                        PARTS[1],
                        PARTS[2],
                        PARTS[3]);
    }

    private Load.Result ownClient(long first, boolean submits, int forSeconds) {
        var next = new AtomicLong(first);
        return load.ownClient(caller -> turn(caller, next.getAndIncrement(), submits), forSeconds);
    }

    private boolean turn(Caller caller, long event, boolean submits) {
        var person = persons.get((int) (event % persons.size()));
        var day = days.get((int) (event / persons.size() % days.size()));
        var filed = caller.send(new Call(
                PATH, headers("file-" + event), PARTS[0] + person + PARTS[1] + day + PARTS[2] + day + PARTS[3]));
        return submits ? submit(caller, filed) : filed.isSuccess();
    }

    private boolean submit(Caller caller, Answer filed) {
        var claimId = CLAIM_ID.matcher(filed.body());
        return filed.isSuccess()
                && claimId.find()
                && caller.send(new Call(
                                PATH + "/" + claimId.group(1) + "/submission",
                                headers("submit-" + claimId.group(1)),
                                NO_DECLARATIONS))
                        .isSuccess();
    }

    private Map<String, String> headers(String key) {
        return Map.of("Authorization", machine.header(), "Content-Type", "application/json", "Idempotency-Key", key);
    }

    /** A claim around the person, the day of the event and the day of the diagnosis. */
    private static final String[] PARTS = {
        "{\"product\":\"WX-3IN1\",\"category\":\"CRITICAL\",\"channel\":\"LINGXI_APP\",\"noticeAgreed\":true,"
                + "\"bank\":{\"type\":\"SS_CARD\"},\"person\":",
        ",\"responsibilities\":[{\"code\":\"CRITICAL_ILLNESS\",\"eventDate\":\"",
        "\"}],\"facts\":{\"illnessKind\":\"GENERAL\",\"strokeSequela\":false,\"diagnosisDate\":\"",
        "\"}}"
    };

    private static String person(RosterRow person) {
        return "{\"name\":\"%s\",\"idNumber\":\"%s\",\"phone\":\"%s\"}"
                .formatted(person.name(), person.idNumber(), person.phone());
    }
}
