package io.footfall.services;

import java.net.URI;

/**
 * Where the local HDFS takes clients: {@code hdfs://127.0.0.1:8020}, without a slash. It keeps one
 * copy of each block and asks nobody for a name.
 */
public record HdfsEndpoint(URI url) {}
