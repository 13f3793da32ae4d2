/**
 * Kafka: slices read by offsets, rejects written, offsets committed.
 *
 * <p>Clients are dear to make and cheap to keep, so each JVM keeps them between slices: consumers
 * by the place that they have reached, producers by their settings.
 */
package io.footfall.pipelines.kafka;
