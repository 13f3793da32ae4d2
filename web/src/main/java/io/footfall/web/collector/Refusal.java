package io.footfall.web.collector;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Why a request is not taken, and what its sender is told by the answer's status. */
enum Refusal {
  UNFIT(HttpStatus.BAD_REQUEST, false),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, false),
  TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, false),
  FOREIGN_ORIGIN(HttpStatus.FORBIDDEN, false),
  OVER_BUDGET(HttpStatus.TOO_MANY_REQUESTS, true),
  KAFKA(HttpStatus.SERVICE_UNAVAILABLE, true);

  private static final String RETRY_AFTER_SECONDS = "2";

  private final HttpStatus status;
  private final boolean tellsWhenToComeBack;

  Refusal(HttpStatus status, boolean tellsWhenToComeBack) {
    this.status = status;
    this.tellsWhenToComeBack = tellsWhenToComeBack;
  }

  /** Answers the request, with the reason for a person to read. */
  void answer(Context request, String reason) {
    request.status(status).result(reason);
    if (tellsWhenToComeBack) {
      request.header("Retry-After", RETRY_AFTER_SECONDS);
    }
  }
}
