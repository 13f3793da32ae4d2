package io.footfall.offers.feedback;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.pipelines.secrets.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxSettingsTest {

  @TempDir private Path folder;

  @Test
  void noPasswordGoesOverANetworkInPlainText() throws Exception {
    Secret password =
        Secret.fromFile(Files.writeString(folder.resolve("password"), "hunter2").toString());

    Exception wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new MailboxSettings(
                    "mail.example", 143, false, "bounces", password, null, "INBOX"));

    assertThat(
        wrong.getMessage(), allOf(containsString("--imapPlain"), not(containsString("hunter2"))));
  }
}
