package org.huzhu.enrollment.order;

import java.util.UUID;
import org.huzhu.enrollment.order.domain.OrderStatus;

/** What other features need to know of an order. */
public record OrderSummary(String orderNo, UUID unitId, String product, OrderStatus status) {}
