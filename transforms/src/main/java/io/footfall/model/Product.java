package io.footfall.model;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A product as the shop names it; the price is in minor units of the currency (cents), for one
 * piece.
 */
public record Product(
    String id,
    @Nullable String name,
    @Nullable String category,
    @Nullable Long priceMinor,
    @Nullable String currency,
    int quantity)
    implements Serializable {}
