package io.footfall.acceptance.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Secrets that exist to be looked for: each is unlike anything else, and must be found nowhere but
 * where it was put. What they were seen in is collected, and searched at the end; also for their
 * form in an Authorization header.
 */
public final class Canaries {

  private static final int BASE64_GROUP = 3;

  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, String> seen = new TreeMap<>();

  /** A new secret of that name. */
  public String make(String name) {
    String secret = "canary" + UUID.randomUUID().toString().replace("-", "");
    secrets.put(name, secret);
    return secret;
  }

  /** Takes in a text to be searched. */
  public void look(String where, String text) {
    seen.merge(where, text, (before, more) -> before + "\n" + more);
  }

  /** Takes in the command lines of a process and of all that it has started. */
  public void lookAtArguments(String where, ProcessHandle process) {
    Stream.concat(Stream.of(process), process.descendants())
        .forEach(each -> look(where + ", its arguments", arguments(each)));
  }

  /** Takes in every file of a folder. */
  public void lookAtFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        look(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** How many texts were taken in, that were not empty. */
  public long texts() {
    return seen.values().stream().filter(text -> !text.isBlank()).count();
  }

  /** Which secret was found where. */
  public List<String> found() {
    return seen.entrySet().stream()
        .flatMap(
            text ->
                secrets.entrySet().stream()
                    .filter(secret -> isIn(text.getValue(), secret.getValue()))
                    .map(secret -> secret.getKey() + " in " + text.getKey()))
        .toList();
  }

  private static boolean isIn(String text, String secret) {
    return text.contains(secret)
        || IntStream.range(0, BASE64_GROUP)
            .mapToObj(offset -> encodedAfter(offset, secret))
            .anyMatch(text::contains);
  }

  /** What Base64 makes of the middle of the secret when so many other letters stand before it. */
  private static String encodedAfter(int offset, String secret) {
    byte[] letters = ("x".repeat(offset) + secret).getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().encodeToString(letters);
    return encoded.substring(4, encoded.length() - 4);
  }

  private static String arguments(ProcessHandle process) {
    Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      return Files.isReadable(file)
          ? Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ')
          : process.info().commandLine().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }
}
