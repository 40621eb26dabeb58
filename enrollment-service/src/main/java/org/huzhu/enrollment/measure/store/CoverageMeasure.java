package org.huzhu.enrollment.measure.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Persons covered today: nobody is covered twice by a product, so its terms that hold today are counted. Product by
 * product, because {@code coverage_current} begins with it and holds the term; the table itself is not read.
 */
@Component
class CoverageMeasure implements Measure {

    static final String SQL = """
            select asked.product as label, held.persons::double precision as value
            from unnest(:products) as asked (product)
            cross join lateral (
                select count(*) as persons
                from coverage
                where status = 'ACTIVE' and product = asked.product and upper(term) > :today and lower(term) <= :today
            ) as held
            """;

    private final DatabaseClient db;
    private final Clock clock;
    private final String[] products;
    private final GaugeTable active;

    CoverageMeasure(DatabaseClient db, Clock clock, Products products, MeterRegistry meters) {
        this.db = db;
        this.clock = clock;
        this.products = codes(products);
        this.active = new GaugeTable(meters, "huzhu.coverages.active", "persons covered today", "product")
                .expecting(List.of(this.products));
    }

    static String[] codes(Products products) {
        return products.all().stream().map(ProductVersion::code).distinct().toArray(String[]::new);
    }

    @Override
    public String what() {
        return "coverages";
    }

    @Override
    public Mono<Void> read() {
        return Rows.values(db.sql(SQL).bind("products", products).bind("today", LocalDate.now(clock)))
                .doOnNext(active::show)
                .then();
    }
}
