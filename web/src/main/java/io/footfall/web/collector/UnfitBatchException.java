package io.footfall.web.collector;

/** A request that can never be taken, in words for the one who wrote the sender. */
final class UnfitBatchException extends Exception {

  UnfitBatchException(String message) {
    super(message);
  }
}
