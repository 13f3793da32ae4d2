package io.footfall.acceptance;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail with an offer, as it came.
 *
 * @param source its headers and its body
 */
record OfferMail(String source) {

  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");
  private static final Pattern UNSUBSCRIBE =
      Pattern.compile("(?im)^List-Unsubscribe:[^<]*<(http[^>]+)>");

  String messageId() {
    return find(MESSAGE_ID);
  }

  /** Where its sender's shop answers who wants no more of them. */
  String unsubscribePath() {
    return URI.create(find(UNSUBSCRIBE)).getPath();
  }

  private String find(Pattern header) {
    // A header that is longer than its line goes on in the next
    Matcher found = header.matcher(source.replaceAll("\r?\n[ \t]+", " "));
    if (!found.find()) {
      throw new AssertionError("There is no " + header + " in " + source);
    }
    return found.group(1);
  }
}
