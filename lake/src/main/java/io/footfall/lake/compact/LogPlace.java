package io.footfall.lake.compact;

import java.io.Serializable;

/** Where a record lies in the topic that the lake is filled from. */
public record LogPlace(int partition, long offset) implements Serializable {}
