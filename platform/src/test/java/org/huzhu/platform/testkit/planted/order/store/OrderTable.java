package org.huzhu.platform.testkit.planted.order.store;

import org.springframework.stereotype.Component;

/** Planted: a store that everybody can see. */
@Component
public class OrderTable {}
