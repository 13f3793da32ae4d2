package io.footfall.services;

import java.net.URI;

/** Where the local Elasticsearch takes clients: {@code http://127.0.0.1:9200}, without a slash. */
public record ElasticsearchEndpoint(URI url) {}
