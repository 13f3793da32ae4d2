package io.footfall.offers.deliver;

/** What came of handing a mail to the server. */
sealed interface Answer {

  /** The server has it. */
  record Taken(String said) implements Answer {}

  /** It has certainly not left; the same mail may be taken later. */
  record Deferred(String said) implements Answer {}

  /**
   * It will never be taken.
   *
   * @param isAddressGone whether that is because there is no such address
   */
  record Refused(String said, boolean isAddressGone) implements Answer {}

  /** The connection broke after the last byte and before the answer: nobody knows. */
  record Lost(String said) implements Answer {}

  /** The server's words. */
  String said();
}
