package io.footfall.offers.compose;

import io.footfall.offers.campaign.Campaign;
import io.footfall.offers.link.MessageIds;
import io.footfall.offers.link.SigningKey;
import io.footfall.offers.link.UnsubscribeLinks;
import io.footfall.offers.model.Candidate;
import io.footfall.offers.model.Claim;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Puts a claimed offer's mail together: text and HTML, and the headers by which it can be refused
 * (RFC 2369, RFC 8058). The same claim and visitor give the same mail, down to the Message-ID. Safe
 * for threads.
 */
public final class OfferMail {

  private static final String CHARSET = StandardCharsets.UTF_8.name();

  private final Campaign campaign;
  private final LetterWriter letters;
  private final UnsubscribeLinks links;
  private final MessageIds messageIds;
  private final URI unsubscribeBase;
  private final Session session = Session.getInstance(new Properties());

  private OfferMail(Campaign campaign, SigningKey key, URI unsubscribeBase) {
    this.campaign = campaign;
    this.letters = LetterWriter.of(campaign);
    this.links = UnsubscribeLinks.signedWith(key);
    this.messageIds = MessageIds.of(key, campaign.domain());
    this.unsubscribeBase = unsubscribeBase;
  }

  /**
   * Mails of that campaign, with links and ids signed with that key.
   *
   * @param unsubscribeBase what tokens are put behind; ends with a slash
   */
  public static OfferMail of(Campaign campaign, SigningKey key, URI unsubscribeBase) {
    return new OfferMail(campaign, key, unsubscribeBase);
  }

  /** The mail of that claim, for that visitor. */
  public SMTPMessage compose(Claim claim, Candidate candidate) {
    URI unsubscribe = links.linkFor(claim.key(), unsubscribeBase);
    Draft draft =
        letters.write(
            new LetterWriter.Personal(
                candidate.contact().firstName(),
                candidate.contact().locale(),
                candidate.interests(),
                claim.code(),
                unsubscribe,
                claim.claimedAt()));
    try {
      SMTPMessage mail = new NamedMessage(session, messageIds.idFor(claim.key()));
      mail.setEnvelopeFrom(campaign.bounceAddress());
      mail.setFrom(new InternetAddress(campaign.from(), campaign.fromName(), CHARSET));
      mail.setRecipient(
          Message.RecipientType.TO, new InternetAddress(candidate.contact().email(), true));
      mail.setSubject(draft.subject(), CHARSET);
      mail.setSentDate(Date.from(claim.claimedAt()));
      mail.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      mail.setContent(partsOf(draft));
      mail.saveChanges();
      return mail;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalStateException("No mail can be made of the claim " + claim.key(), e);
    }
  }

  private static MimeMultipart partsOf(Draft draft) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(draft.text(), CHARSET);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(draft.html(), CHARSET, "html");
    return new MimeMultipart("alternative", text, html);
  }

  /** Keeps the Message-ID that it is given, where the library would draw one. */
  private static final class NamedMessage extends SMTPMessage {
    private final String messageId;

    NamedMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
