package io.footfall.offers.link;

import io.footfall.offers.model.ClaimKey;
import java.net.URI;
import java.util.Optional;

/**
 * Links by which a recipient says no, without a login and without a place to look anything up: each
 * names its claim and carries our signature. They hold for as long as the key does.
 */
public final class UnsubscribeLinks {

  private static final String PURPOSE = "unsubscribe.";

  private final SigningKey key;

  private UnsubscribeLinks(SigningKey key) {
    this.key = key;
  }

  public static UnsubscribeLinks signedWith(SigningKey key) {
    return new UnsubscribeLinks(key);
  }

  /** The claim's token: letters, digits, dots, {@code -} and {@code _}. */
  public String tokenFor(ClaimKey claim) {
    return claim + "." + key.sign(PURPOSE + claim);
  }

  /** The claim's link below that address, which ends with a slash. */
  public URI linkFor(ClaimKey claim, URI base) {
    return base.resolve(tokenFor(claim));
  }

  /** The claim of a token of ours; empty for any other text. */
  public Optional<ClaimKey> read(String token) {
    int dot = token.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String claim = token.substring(0, dot);
    return key.hasSigned(PURPOSE + claim, token.substring(dot + 1))
        ? Optional.of(ClaimKey.parse(claim))
        : Optional.empty();
  }
}
