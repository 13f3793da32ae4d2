package io.footfall.model;

import java.io.Serializable;

/**
 * What the visitor agreed to: being measured, and being written to. Absent consent is no consent.
 */
public record Consent(boolean analytics, boolean marketing) implements Serializable {}
