package org.huzhu.enrollment.order;

import org.huzhu.enrollment.order.domain.EnrollmentOrder.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.time.Beijing;
import org.springframework.stereotype.Component;

/** The product version an order lives under from its first day to its last: that of the day of application. */
@Component
class OrderProducts {

    private final Products products;

    OrderProducts(Products products) {
        this.products = products;
    }

    ProductVersion of(Facts order) {
        return products.find(order.product(), Beijing.dayOf(order.appliedAt()))
                .orElseThrow(() -> new IllegalStateException(
                        "the rulebook of " + order.product() + " lost the version of order " + order.orderNo()));
    }
}
