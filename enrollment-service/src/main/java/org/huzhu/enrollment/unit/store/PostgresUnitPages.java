package org.huzhu.enrollment.unit.store;

import static org.huzhu.enrollment.unit.store.PostgresUnits.nullable;

import java.util.UUID;
import org.huzhu.enrollment.unit.UnitPages;
import org.huzhu.enrollment.unit.UnitView;
import org.huzhu.platform.web.Page;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresUnitPages implements UnitPages {

    private static final String VIEW = """
        select u.*, coalesce(a.kinds, '{}') as kinds, coalesce(a.file_names, '{}') as file_names,
               coalesce(a.content_types, '{}') as content_types, coalesce(a.sizes, '{}') as sizes,
               coalesce(a.uploaded_ats, '{}') as uploaded_ats,
               array(select alias::text from unit_alias n where n.unit_id = u.unit_id order by alias) as aliases
        from unit u
        left join lateral (
            select array_agg(kind order by kind) as kinds, array_agg(file_name order by kind) as file_names,
                   array_agg(content_type order by kind) as content_types, array_agg(size_bytes order by kind) as sizes,
                   array_agg(uploaded_at order by kind) as uploaded_ats
            from unit_attachment
            where unit_id = u.unit_id) as a on true
        """;
    private static final String FILTER = """
        where (:state::text is null or u.state = :state)
          and (:name::text is null or position(:name in u.name) > 0)
          and (:uscc::text is null or u.uscc = :uscc)
        """;

    private final DatabaseClient db;

    PostgresUnitPages(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<UnitView> view(UUID unitId) {
        return db.sql(VIEW + "where u.unit_id = :unitId")
                .bind("unitId", unitId)
                .mapProperties(UnitViewRow.class)
                .one()
                .map(UnitViewRow::toView);
    }

    /** Oldest first: who waits longest stands on top of the queue. */
    @Override
    public Mono<Page<UnitView>> list(Filter filter, Page.Request page) {
        var rows = filtered(filter, VIEW + FILTER + """
              and (:after::text is null
                   or (u.created_at, u.unit_id) > (select created_at, unit_id from unit where unit_id = :after::uuid))
            order by u.created_at, u.unit_id
            limit :limit
            """)
                .bind("after", nullable(page.after().orElse(null), String.class))
                .bind("limit", page.limit() + 1)
                .mapProperties(UnitViewRow.class)
                .all()
                .map(UnitViewRow::toView)
                .collectList();
        return rows.zipWith(
                filtered(filter, "select count(*) as total from unit u " + FILTER)
                        .mapValue(Long.class)
                        .one(),
                (found, total) -> Page.of(
                        found, page.limit(), total, unit -> unit.unitId().toString()));
    }

    private DatabaseClient.GenericExecuteSpec filtered(Filter filter, String sql) {
        return db.sql(sql)
                .bind("state", nullable(filter.state().orElse(null), String.class))
                .bind("name", nullable(filter.name().orElse(null), String.class))
                .bind("uscc", nullable(filter.uscc().orElse(null), String.class));
    }
}
