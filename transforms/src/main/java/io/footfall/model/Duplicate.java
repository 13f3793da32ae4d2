package io.footfall.model;

import java.util.UUID;

/** A record whose event id, with the same content, has been stored already. Dropped and counted. */
public record Duplicate(RecordPosition position, UUID eventId) implements Outcome {}
