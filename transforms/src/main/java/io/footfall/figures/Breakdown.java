package io.footfall.figures;

import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A line in a table of figures: what is counted is counted under this kind too, by the name that
 * the function takes from it; where that is null, the kind has no figure of it.
 */
record Breakdown<T>(FigureKind kind, Function<T, @Nullable String> name) {}
