/**
 * Real servers for a laptop, a demonstration and the integration tests: Kafka, Cassandra,
 * Elasticsearch and a mail catcher, each in a process of its own with a class path of its own.
 * Begin at {@link io.footfall.services.LocalServices}.
 */
package io.footfall.services;
