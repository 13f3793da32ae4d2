package io.footfall.offers.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a recipient was offered so far, as of one moment.
 *
 * @param version counts the claims ever taken; a new one is only granted on the latest
 */
public record ClaimHistory(int version, List<Claim> claims) {

  public ClaimHistory {
    claims = List.copyOf(claims);
  }

  /** The last round of a campaign. */
  public Optional<Claim> lastOf(String campaign) {
    return claims.stream()
        .filter(claim -> claim.key().campaign().equals(campaign))
        .max(Comparator.comparingInt(claim -> claim.key().round()));
  }

  /** How many offers of any campaign count since that moment. */
  public long countSince(Instant moment) {
    return claims.stream()
        .filter(claim -> claim.counts() && claim.claimedAt().isAfter(moment))
        .count();
  }

  /** The key of the campaign's next round. */
  public ClaimKey next(String campaign, Recipient recipient) {
    int last = lastOf(campaign).map(claim -> claim.key().round()).orElse(0);
    return new ClaimKey(campaign, recipient, last + 1);
  }
}
