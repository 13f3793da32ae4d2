package io.footfall.model;

import java.io.Serializable;

/**
 * A record as the log holds it: its position, the time the log gave it (milliseconds since 1970),
 * and the bytes of its value, null for a tombstone. The bytes are never changed by anyone who holds
 * them.
 */
@SuppressWarnings(
    "ArrayRecordComponent") // identity is the position; the bytes are carried, never compared
public record LogRecord(RecordPosition position, long timestampMillis, byte[] value)
    implements Serializable {}
