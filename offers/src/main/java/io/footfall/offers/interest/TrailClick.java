package io.footfall.offers.interest;

import io.footfall.model.EventType;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What is looked at of a click: when and by whom, of what type, on which product. */
public record TrailClick(
    long atMillis,
    String visitorId,
    EventType type,
    @Nullable String productId,
    @Nullable String productName,
    @Nullable String category) {}
