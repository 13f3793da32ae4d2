package io.footfall.launcher;

import io.footfall.launcher.options.CassandraOptions;
import io.footfall.launcher.options.MailboxOptions;
import io.footfall.model.WrongOptionException;
import io.footfall.offers.feedback.FeedbackMailbox;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.options.LinkOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code footfall offers feedback}: bounces and complaints, taken in from a mailbox. */
@Command(
    name = "feedback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Take in the bounces and complaints that a mailbox holds unseen: who is gone or complained gets no more offers.")
final class FeedbackCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private MailboxOptions mailbox;
  @Mixin private LinkOptions link;
  @Mixin private CassandraOptions cassandra;

  FeedbackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      SuppressionStore suppressions = SuppressionStore.of(cassandra.settings());
      report(
          FeedbackMailbox.of(
                  mailbox
                      .settings()
                      .orElseThrow(() -> new WrongOptionException("--imap must name the mailbox")),
                  link.key(),
                  suppressions)
              .take(),
          console);
      return 0;
    } finally {
      CassandraSessions.closeAll();
    }
  }

  static void report(FeedbackMailbox.Summary summary, Console console) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("read", summary.read());
    line.put("bounces", summary.bounces());
    line.put("complaints", summary.complaints());
    line.put("other", summary.other());
    console.result("FEEDBACK", line);
  }
}
