package io.footfall.model;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What brought the visitor, after the rules have been applied: source ({@code google}), medium
 * ({@code cpc}), campaign, and the channel that those amount to ({@code Paid Search}).
 */
public record TrafficSource(String source, String medium, @Nullable String campaign, String channel)
    implements Serializable {}
