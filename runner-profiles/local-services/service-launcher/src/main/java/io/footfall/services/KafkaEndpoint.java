package io.footfall.services;

/**
 * Where the local Kafka takes clients: {@code 127.0.0.1:9092}. Topics are not made on their own.
 */
public record KafkaEndpoint(String bootstrapServers) {}
