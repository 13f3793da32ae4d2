package io.footfall.offers.feedback;

import io.footfall.offers.link.MessageIds;
import io.footfall.offers.link.SigningKey;
import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.SuppressionReason;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads reports of mail servers: bounces (RFC 3464) and complaints (RFC 5965). A report counts only
 * where it quotes a Message-ID with our signature: anybody can write to the mailbox, and nobody
 * else's address may be taken off by that.
 */
final class ReportReader {

  /** Of a quoted mail; its headers come first. */
  private static final int MOST_QUOTED_BYTES = 64 * 1024;

  private static final int LONGEST_DETAIL = 200;

  /** Beyond that a report says nothing: to search a long word for addresses takes its square. */
  private static final int MOST_READ_OF_A_FIELD = 1_000;

  /** A person takes his complaint back, and a program checks our signatures: neither complains. */
  private static final Set<String> NO_COMPLAINTS = Set.of("not-spam", "auth-failure");

  private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>:;]+@[^\\s<>:;]+");

  private final SigningKey key;

  ReportReader(SigningKey key) {
    this.key = key;
  }

  /** What the mail reports of one of ours; empty for any other mail. */
  Optional<Feedback> read(Part mail) throws MessagingException, IOException {
    if (!mail.isMimeType("multipart/report")) {
      return Optional.empty();
    }
    Multipart parts = (Multipart) mail.getContent();
    Optional<Feedback> found = Optional.empty();
    Optional<ClaimKey> claim = claimQuotedIn(parts);
    String type = new ContentType(mail.getContentType()).getParameter("report-type");
    if (claim.isPresent() && type != null) {
      found =
          switch (type.toLowerCase(Locale.ROOT)) {
            case "delivery-status" -> bounce(parts, claim.get());
            case "feedback-report" -> complaint(parts, claim.get());
            default -> Optional.empty();
          };
    }
    return found;
  }

  /** Only of an address that is gone; a full mailbox may be emptied. */
  private static Optional<Feedback> bounce(Multipart parts, ClaimKey claim)
      throws MessagingException, IOException {
    Optional<BodyPart> status = partOf(parts, "message/delivery-status");
    if (status.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream stream = status.get().getInputStream()) {
      // A block about the mail, an empty line, and a block about the recipient
      new InternetHeaders(stream);
      InternetHeaders recipient = new InternetHeaders(stream);
      String action = field(recipient, "Action");
      String detail = field(recipient, "Status") + " " + field(recipient, "Diagnostic-Code");
      return action.equalsIgnoreCase("failed") && saysAddressIsGone(detail)
          ? Optional.of(new Feedback(claim, SuppressionReason.HARD_BOUNCE, words(detail)))
          : Optional.empty();
    }
  }

  private static Optional<Feedback> complaint(Multipart parts, ClaimKey claim)
      throws MessagingException, IOException {
    Optional<BodyPart> report = partOf(parts, "message/feedback-report");
    if (report.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream stream = report.get().getInputStream()) {
      String type = field(new InternetHeaders(stream), "Feedback-Type");
      return NO_COMPLAINTS.contains(type.toLowerCase(Locale.ROOT))
          ? Optional.empty()
          : Optional.of(new Feedback(claim, SuppressionReason.COMPLAINT, words(type)));
    }
  }

  /** The most telling of the codes: a status of 5.0.0 may be followed by a diagnostic of 5.1.1. */
  static boolean saysAddressIsGone(String detail) {
    Matcher status = STATUS.matcher(detail);
    while (status.find()) {
      boolean isForGood = status.group(1).equals("5");
      int subject = Integer.parseInt(status.group(2));
      int what = Integer.parseInt(status.group(3));
      if (isForGood && (subject == 1 ? what != 7 && what != 8 : subject == 2 && what == 1)) {
        return true;
      }
    }
    return false;
  }

  private Optional<ClaimKey> claimQuotedIn(Multipart parts) throws MessagingException, IOException {
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("message/rfc822") && part.getContent() instanceof MimeMessage quoted) {
        // Asked for by name: not every mailbox gives a quoted mail's own headers with its bytes
        Optional<ClaimKey> claim = MessageIds.read("Message-ID: " + quoted.getMessageID(), key);
        if (claim.isPresent()) {
          return claim;
        }
      }
      if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
        try (InputStream stream = part.getInputStream()) {
          String quoted =
              new String(stream.readNBytes(MOST_QUOTED_BYTES), StandardCharsets.ISO_8859_1);
          Optional<ClaimKey> claim = MessageIds.read(quoted, key);
          if (claim.isPresent()) {
            return claim;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<BodyPart> partOf(Multipart parts, String type) throws MessagingException {
    for (int i = 0; i < parts.getCount(); i++) {
      if (parts.getBodyPart(i).isMimeType(type)) {
        return Optional.of(parts.getBodyPart(i));
      }
    }
    return Optional.empty();
  }

  private static String field(InternetHeaders headers, String name) {
    String value = headers.getHeader(name, " ");
    return value == null
        ? ""
        : value.substring(0, Math.min(MOST_READ_OF_A_FIELD, value.length())).strip();
  }

  private static String words(String detail) {
    String line = ADDRESS.matcher(detail.replaceAll("\\s+", " ").strip()).replaceAll("(address)");
    return line.substring(0, Math.min(LONGEST_DETAIL, line.length()));
  }
}
