package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMailsTest {

  @TempDir private Path folder;

  @Test
  void eachMailIsAFileAndNoneOfAnEarlierDemoStays() throws IOException {
    Path mails = folder.resolve("mails");
    DemoMails.keep(List.of(List.of("a", "b"), List.of("c")), mails);
    Files.writeString(mails.resolve("notes.txt"), "mine");

    assertThat(DemoMails.keep(List.of(List.of("Subject: Schöne Grüße")), mails), is(1));

    assertThat(Files.readString(mails.resolve("001.eml")), is("Subject: Schöne Grüße"));
    try (Stream<Path> files = Files.list(mails)) {
      assertThat(
          files.map(file -> file.getFileName().toString()).toList(),
          containsInAnyOrder("001.eml", "notes.txt"));
    }
  }
}
