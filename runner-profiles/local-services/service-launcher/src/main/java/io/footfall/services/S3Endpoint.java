package io.footfall.services;

import java.net.URI;

/**
 * Where the local object store takes clients: {@code http://127.0.0.1:9090}, without a slash; it
 * takes any key, and has one bucket.
 */
public record S3Endpoint(URI url, String bucket) {}
