package io.footfall.options;

import io.footfall.offers.link.SigningKey;
import io.footfall.pipelines.secrets.Secret;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** The key that links and message ids are signed with. */
@OptionGroup("Links in mails")
public final class LinkOptions {

  @Option(
      names = "--linkKeyVariable",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the key that links are signed with, the same for sending and for serving"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "FOOTFALL_LINK_KEY")
  private String variable;

  @Option(names = "--linkKeyFile", paramLabel = "FILE", description = "Or the file that does.")
  private @Nullable String file;

  public SigningKey key() {
    return SigningKey.of(Secret.of(file, variable));
  }
}
