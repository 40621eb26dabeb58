package org.huzhu.enrollment.statistics.store;

import io.r2dbc.spi.Parameters;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.statistics.PremiumFigures;
import org.huzhu.platform.values.Money;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresPremiumFigures implements PremiumFigures {

    private final DatabaseClient db;

    PostgresPremiumFigures(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Sum> of(UUID unitId, Optional<String> product) {
        return db.sql("""
            select coalesce(sum(premium), 0) as premium_total, count(*) as coverage_count
            from coverage_owned
            where owner_id = :unitId and status = 'ACTIVE' and (:product::text is null or product = :product)
            """)
                .bind("unitId", unitId)
                .bind("product", product.isPresent() ? Parameters.in(product.get()) : Parameters.in(String.class))
                .mapProperties(Row.class)
                .one()
                .map(row -> new Sum(Money.text(row.premiumTotal()), row.coverageCount()));
    }

    private record Row(BigDecimal premiumTotal, long coverageCount) {}
}
