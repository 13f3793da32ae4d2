package io.footfall.services;

import java.net.InetSocketAddress;

/** Where the local Cassandra takes clients, without authentication or TLS. */
public record CassandraEndpoint(InetSocketAddress contactPoint, String localDatacenter) {}
