package io.footfall.model;

/**
 * A record that can't be stored: where it stands, at which stage it failed ({@code parse}, {@code
 * clean}, {@code index}), why (from a closed list), in words that name the field and the remedy,
 * its bytes as they were, and the time of the plan of the slice that met it. Nothing is lost: it
 * can be replayed after a fix.
 */
@SuppressWarnings(
    "ArrayRecordComponent") // identity is the position; the bytes are carried, never compared
public record Reject(
    RecordPosition position,
    String stage,
    RejectReason reason,
    String message,
    byte[] original,
    long seenAtMillis)
    implements Outcome {}
