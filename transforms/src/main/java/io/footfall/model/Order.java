package io.footfall.model;

import java.io.Serializable;

/**
 * An order; the total is in minor units of the currency (cents) and may be negative only for a
 * refund.
 */
public record Order(String id, long totalMinor, String currency) implements Serializable {}
