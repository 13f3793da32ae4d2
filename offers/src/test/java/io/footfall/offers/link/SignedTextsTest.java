package io.footfall.offers.link;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.testing.Keys;
import io.footfall.pipelines.secrets.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTextsTest {

  private static final ClaimKey CLAIM =
      new ClaimKey("spring-2026", Recipient.ofAddress("ann@shop.example"), 3);
  private static final Optional<ClaimKey> NOT_OURS = Optional.empty();

  private final SigningKey key = Keys.of("k");
  private final UnsubscribeLinks links = UnsubscribeLinks.signedWith(key);
  private final MessageIds ids = MessageIds.of(key, "shop.example");

  @Test
  void aLinkNamesItsClaimAndNoAddress() {
    URI link = links.linkFor(CLAIM, URI.create("https://shop.example/unsubscribe/"));

    assertThat(link.toString(), containsString("https://shop.example/unsubscribe/spring-2026.3."));
    String token = link.getPath().substring("/unsubscribe/".length());
    assertThat(links.read(token), equalTo(Optional.of(CLAIM)));
  }

  @Test
  void aTokenThatWasChangedOrSignedByAnotherIsNoTokenOfOurs() {
    String token = links.tokenFor(CLAIM);

    assertThat(links.read(token.replace("spring", "summer")), equalTo(NOT_OURS));
    assertThat(links.read(token.substring(0, token.length() - 1)), equalTo(NOT_OURS));
    assertThat(links.read(token + "x"), equalTo(NOT_OURS));
    assertThat(links.read(""), equalTo(NOT_OURS));
    assertThat(links.read("."), equalTo(NOT_OURS));
    assertThat(UnsubscribeLinks.signedWith(Keys.of("other")).read(token), equalTo(NOT_OURS));
  }

  @Test
  void aMessageIdIsTheSameForTheSameClaimAndFitsAHeader() {
    assertThat(ids.idFor(CLAIM), equalTo(ids.idFor(CLAIM)));
    assertThat(ids.idFor(CLAIM).length(), lessThan(200));
  }

  @Test
  void aMessageIdIsFoundInWhatABounceQuotes() {
    String quoted = "Subject: x\r\nMessage-ID: " + ids.idFor(CLAIM) + "\r\nTo: y";

    assertThat(MessageIds.read(quoted, key), equalTo(Optional.of(CLAIM)));
    assertThat(MessageIds.read(quoted, Keys.of("other")), equalTo(NOT_OURS));
  }

  @Test
  void aLinksSignatureIsNoMessageIds() {
    String forged = "<" + links.tokenFor(CLAIM) + "@shop.example>";

    assertThat(MessageIds.read(forged, key), equalTo(NOT_OURS));
  }

  @Test
  void aShortKeyIsRefusedWithoutBeingShown(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "hunter2");

    Exception wrong =
        assertThrows(
            IllegalArgumentException.class, () -> SigningKey.of(Secret.fromFile(file.toString())));
    assertThat(wrong.getMessage(), containsString("openssl rand"));
    assertThat(wrong.getMessage().contains("hunter2"), equalTo(false));
  }
}
