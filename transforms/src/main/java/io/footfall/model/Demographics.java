package io.footfall.model;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What the shop knows of the visitor: an age band such as {@code 25-34} and a gender. */
public record Demographics(@Nullable String ageBand, @Nullable String gender)
    implements Serializable {}
