package io.footfall.model;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The page a click happened on: its canonical URL, its title and where the visitor came from. */
public record Page(String url, @Nullable String title, @Nullable String referrer)
    implements Serializable {}
