package io.footfall.model;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Where the visitor is: an ISO 3166-1 alpha-2 country and a city, either of them unknown. */
public record Geo(@Nullable String country, @Nullable String city) implements Serializable {}
