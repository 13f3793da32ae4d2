package io.footfall.web.collector;

/** A click on its way to Kafka: its key, the visitor, and its bytes. */
@SuppressWarnings("ArrayRecordComponent") // made and sent once, never compared
record ReceivedClick(String visitorId, byte[] json) {}
