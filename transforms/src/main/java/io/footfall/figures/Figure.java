package io.footfall.figures;

import java.io.Serializable;

/** A figure's key and what has been counted under it. */
public record Figure(FigureKey key, Tally tally) implements Serializable {}
