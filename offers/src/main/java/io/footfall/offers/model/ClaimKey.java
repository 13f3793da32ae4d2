package io.footfall.offers.model;

import java.io.Serializable;

/**
 * One offer: of a campaign, to a recipient, for the so-manieth time (rounds begin at 1).
 *
 * <p>In text {@code campaign.round.recipient}; a campaign's id holds no dot.
 */
public record ClaimKey(String campaign, Recipient recipient, int round) implements Serializable {

  public ClaimKey {
    CampaignId.check(campaign);
    if (round < 1) {
      throw new IllegalArgumentException("Rounds begin at 1: " + round);
    }
  }

  /** The key that {@link #toString} wrote; fails on any other text. */
  public static ClaimKey parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("No claim: " + text + "; write campaign.round.recipient");
    }
    try {
      return new ClaimKey(parts[0], new Recipient(parts[2]), Integer.parseInt(parts[1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("No claim: " + text + "; its round is no number", e);
    }
  }

  @Override
  public String toString() {
    return campaign + "." + round + "." + recipient;
  }
}
