package org.huzhu.enrollment.order.domain;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.huzhu.platform.time.Beijing;

/** 工单编号: the moment of application as {@code yyyyMMddHHmmssSSS}, 17 digits (WXU-021). */
public final class OrderNumber {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(Beijing.ZONE);

    private OrderNumber() {}

    public static String at(Instant moment) {
        return FORMAT.format(moment);
    }
}
