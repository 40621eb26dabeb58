package org.huzhu.platform.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.core.QueryInfo;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A span per SQL statement of work that is recorded; polling and other statements without a trace leave none. The text
 * of a statement is kept, values never: statements are written with parameters, and a long number in one is blotted out
 * all the same.
 */
final class SqlSpans {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|into|update|join)\\s+(?:only\\s+)?([a-z_][a-z0-9_.]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6,}");
    private static final Pattern TEXT = Pattern.compile("'[^']{24,}'");
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_STATEMENTS = 2_000;

    private final Tracing tracing;
    private final ConcurrentMap<String, Work> statements = new ConcurrentHashMap<>();

    private SqlSpans(Tracing tracing) {
        this.tracing = tracing;
    }

    static ConnectionFactory around(ConnectionFactory connections, Tracing tracing) {
        var spans = new SqlSpans(tracing);
        return ProxyConnectionFactory.builder(connections)
                .onBeforeQuery(spans::before)
                .onAfterQuery(spans::after)
                .build();
    }

    private void before(QueryExecutionInfo query) {
        var context = query.getValueStore().getOrDefault(ContextView.class, (ContextView) Context.empty());
        TraceContext.in(context)
                .filter(TraceContext::sampled)
                .ifPresent(parent -> query.getValueStore().put(SqlSpans.class, tracing.begin(work(query), parent)));
    }

    private void after(QueryExecutionInfo query) {
        if (query.getValueStore().get(SqlSpans.class) instanceof Tracing.Running running) {
            var failure = query.getThrowable();
            if (failure != null) {
                running.failed(failure);
            }
            running.end();
        }
    }

    private Work work(QueryExecutionInfo query) {
        var text = query.getQueries().size() == 1
                ? query.getQueries().getFirst().getQuery()
                : query.getQueries().stream().map(QueryInfo::getQuery).collect(Collectors.joining("; "));
        var known = statements.get(text);
        if (known != null) {
            return known;
        }
        var work = work(text);
        if (statements.size() < MOST_STATEMENTS) {
            statements.put(text, work);
        }
        return work;
    }

    static Work work(String sql) {
        var line = SPACE.matcher(sql).replaceAll(" ").strip();
        line = TEXT.matcher(LONG_NUMBER.matcher(line).replaceAll("?")).replaceAll("'?'");
        var text = line.substring(0, Math.min(LONGEST_TEXT, line.length()));
        return new Work(
                name(text),
                SpanKind.CLIENT,
                Attributes.of(Work.Keys.DATABASE, "postgresql", Work.Keys.STATEMENT, text));
    }

    /** {@code select outbox}: what is done and the first table it is done to. */
    private static String name(String text) {
        var end = text.indexOf(' ');
        var verb = (end < 0 ? text : text.substring(0, end)).toLowerCase(Locale.ROOT);
        var table = TABLE.matcher(text);
        return table.find() ? verb + ' ' + table.group(1).toLowerCase(Locale.ROOT) : verb;
    }
}
