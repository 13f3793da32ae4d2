package io.footfall.offers.model;

/**
 * What happens to a claim of an earlier run of which nobody knows whether its mail has left. Mail
 * cannot be exactly once: a server may take one and lose the connection before it says so.
 */
public enum DeliveryGuarantee {
  /** It stays as it is, and is reported. */
  AT_MOST_ONCE,
  /**
   * The same mail is sent again: with its code and its Message-ID, by which servers may drop it.
   */
  AT_LEAST_ONCE
}
