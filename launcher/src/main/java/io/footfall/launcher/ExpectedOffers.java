package io.footfall.launcher;

import io.footfall.generators.traffic.ShopContact;
import io.footfall.offers.OfferSettings;
import io.footfall.offers.flag.FrequentVisitorsModel;
import io.footfall.offers.interest.Trail;
import io.footfall.offers.model.Interests;
import io.footfall.offers.model.VisitorActivity;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which mails must be in the catcher, by the sequential model on what was sent: these, no others.
 */
final class ExpectedOffers {

  /** What a mail must say, in its text. */
  private record ExpectedMail(List<String> words) {}

  private final Map<String, ExpectedMail> byAddress;

  private ExpectedOffers(Map<String, ExpectedMail> byAddress) {
    this.byAddress = byAddress;
  }

  static ExpectedOffers of(
      ShopperTruth truth,
      List<ShopContact> contacts,
      Set<String> saidNo,
      OfferSettings settings,
      Instant asOf) {
    Map<String, VisitorActivity> activities =
        FrequentVisitorsModel.of(truth.visits(), settings.frequency(), asOf.toEpochMilli());
    Map<String, ExpectedMail> expected = new TreeMap<>();
    for (ShopContact contact : contacts) {
      VisitorActivity activity = activities.get(contact.visitorId());
      if (activity == null
          || activity.verdict() != null
          || !contact.marketing()
          || saidNo.contains(contact.visitorId())) {
        continue;
      }
      Trail trail = truth.trailOf(contact.visitorId(), activity.spans());
      if (trail.optedOutAt().isEmpty()) {
        expected.put(contact.email(), new ExpectedMail(wordsFor(contact, trail.interests())));
      }
    }
    return new ExpectedOffers(expected);
  }

  int count() {
    return byAddress.size();
  }

  /** What is missing, too much, or says something else. */
  List<String> differencesTo(Map<String, List<String>> caught) {
    List<String> differences = new ArrayList<>();
    caught.forEach(
        (address, mails) -> {
          if (!byAddress.containsKey(address)) {
            differences.add(address + " got a mail, and none was due");
          } else if (mails.size() > 1) {
            differences.add(address + " got " + mails.size() + " mails");
          }
        });
    byAddress.forEach(
        (address, expected) -> {
          if (caught.containsKey(address)) {
            String text = textOf(caught.get(address).get(0));
            expected.words().stream()
                .filter(words -> !text.contains(words))
                .forEach(words -> differences.add(address + "'s mail does not say " + words));
          } else {
            differences.add(address + " got no mail");
          }
        });
    return differences;
  }

  private static List<String> wordsFor(ShopContact contact, Interests interests) {
    List<String> words = new ArrayList<>();
    words.add("BACK-");
    if (contact.firstName() != null) {
      words.add(contact.firstName());
    }
    if (interests.topCategory() != null) {
      words.add(interests.topCategory());
    }
    interests.cart().forEach(item -> words.add(item.name()));
    return words;
  }

  private static String textOf(String source) {
    try {
      MimeMessage mail =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(source.getBytes(StandardCharsets.ISO_8859_1)));
      return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("A caught mail can't be read", e);
    }
  }
}
