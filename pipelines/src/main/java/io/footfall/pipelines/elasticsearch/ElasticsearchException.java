package io.footfall.pipelines.elasticsearch;

/** Elasticsearch could not be reached, or refused what it was asked. */
public final class ElasticsearchException extends RuntimeException {

  ElasticsearchException(String message) {
    super(message);
  }

  ElasticsearchException(String message, Throwable cause) {
    super(message, cause);
  }
}
