package io.footfall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The mails of a demo, which end with its mail catcher, as files that a mail program opens. In:
 * mails as they came over SMTP. Out: a folder with a file each, and none of an earlier demo.
 */
final class DemoMails {

  /** Beside the log, where the demo was started. */
  static final Path FOLDER = Path.of(".footfall", "mails");

  private static final String ENDING = ".eml";

  private DemoMails() {}

  /** Writes them there; how many. */
  static int keep(Collection<List<String>> mails, Path folder) {
    try {
      Files.createDirectories(folder);
      try (DirectoryStream<Path> earlier = Files.newDirectoryStream(folder, "*" + ENDING)) {
        for (Path mail : earlier) {
          Files.delete(mail);
        }
      }
      int kept = 0;
      for (String mail : mails.stream().flatMap(List::stream).toList()) {
        Path file = folder.resolve(String.format(Locale.ROOT, "%03d%s", ++kept, ENDING));
        Files.writeString(file, mail, StandardCharsets.UTF_8);
      }
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException("The mails can't be kept in " + folder, e);
    }
  }
}
