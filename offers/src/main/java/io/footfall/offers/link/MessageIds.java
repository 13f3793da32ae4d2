package io.footfall.offers.link;

import io.footfall.offers.model.ClaimKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Message ids: the same for the same claim, so that a mail sent twice is one mail to who looks.
 * Each carries our signature, so that a bounce or a complaint can be told from one that somebody
 * made up.
 */
public final class MessageIds {

  private static final String PURPOSE = "message.";
  private static final Pattern ID =
      Pattern.compile("<([a-z0-9.-]+)\\.([A-Za-z0-9_-]{22})@[^<>\\s@]+>");

  private final SigningKey key;
  private final String domain;

  private MessageIds(SigningKey key, String domain) {
    this.key = key;
    this.domain = domain;
  }

  /**
   * Ids signed with that key.
   *
   * @param domain what stands behind the at sign: the sender's
   */
  public static MessageIds of(SigningKey key, String domain) {
    return new MessageIds(key, domain);
  }

  /** {@code <campaign.round.recipient.signature@domain>}. */
  public String idFor(ClaimKey claim) {
    return "<" + claim + "." + key.sign(PURPOSE + claim) + "@" + domain + ">";
  }

  /** The claim of an id of ours, whatever stands around it; empty for any other text. */
  public static Optional<ClaimKey> read(String text, SigningKey key) {
    Matcher id = ID.matcher(text);
    while (id.find()) {
      if (key.hasSigned(PURPOSE + id.group(1), id.group(2))) {
        return Optional.of(ClaimKey.parse(id.group(1)));
      }
    }
    return Optional.empty();
  }
}
