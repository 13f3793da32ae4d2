package io.footfall.generators.traffic;

import io.footfall.model.EventType;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One thing done in a visit, so many milliseconds after its start. */
record Step(
    long afterMillis,
    EventType eventType,
    Page page,
    @Nullable Product product,
    @Nullable Order order,
    @Nullable String searchTerm) {}
