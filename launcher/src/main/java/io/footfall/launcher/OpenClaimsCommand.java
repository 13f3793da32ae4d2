package io.footfall.launcher;

import io.footfall.launcher.options.CassandraOptions;
import io.footfall.offers.OpenClaims;
import io.footfall.offers.model.ClaimKey;
import io.footfall.pipelines.cassandra.CassandraSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall offers claims}: offers that may have left or not, and what can be done. */
@Command(
    name = "claims",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "List the offers of which nobody knows whether their mails have left, or settle some of them. Reads the whole table.")
final class OpenClaimsCommand implements Callable<Integer> {

  private static final List<String> WHAT_CAN_BE_DONE =
      List.of(
          "Look for the claim in the mail server's log: a mail's Message-ID starts with it.",
          "  It has left:      footfall offers claims --confirm=CLAIM   it counts as sent",
          "  It has not left:  footfall offers claims --release=CLAIM   the next run offers it again",
          "  Nobody can tell:  leave it, and nobody gets it twice; or footfall offers --delivery=at-least-once");

  private final Console console;

  @Mixin private CassandraOptions cassandra;

  @Option(
      names = "--confirm",
      paramLabel = "CLAIM",
      description = "The mail of that claim has left. Repeatable.")
  private List<String> confirmed = new ArrayList<>();

  @Option(
      names = "--release",
      paramLabel = "CLAIM",
      description = "The mail of that claim has not left. Repeatable.")
  private List<String> released = new ArrayList<>();

  OpenClaimsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      OpenClaims claims = OpenClaims.in(cassandra.settings());
      confirmed.forEach(claim -> claims.confirm(ClaimKey.parse(claim)));
      released.forEach(claim -> claims.release(ClaimKey.parse(claim)));
      AtomicLong open = new AtomicLong();
      claims.forEach(
          claim -> {
            open.incrementAndGet();
            console.line(
                claim.key()
                    + "  visitor "
                    + claim.visitorId()
                    + "  claimed at "
                    + claim.claimedAt()
                    + "  by run "
                    + claim.run());
          });
      if (open.get() > 0) {
        WHAT_CAN_BE_DONE.forEach(console::line);
      }
      console.result("CLAIMS", Map.of("open", open.get()));
      return 0;
    } finally {
      CassandraSessions.closeAll();
    }
  }
}
