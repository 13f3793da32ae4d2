package io.footfall.model;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What brought the visitor, in the words of the shop's own links (utm_source, utm_medium,
 * utm_campaign).
 */
public record Campaign(@Nullable String source, @Nullable String medium, @Nullable String name)
    implements Serializable {}
