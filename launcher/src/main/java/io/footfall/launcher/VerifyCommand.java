package io.footfall.launcher;

import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.verify.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code footfall verify}: conservation, proved from outside. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Hold Kafka's offsets, the journal, the rows in Cassandra, the rejects and the documents in Elasticsearch against each"
            + " other. Reads the whole events table.")
final class VerifyCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ClickstreamOptions clickstream;

  VerifyCommand(StopSignal stop, Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      Verification verification = Verification.of(clickstream.settings());
      console.line(
          "Slices "
              + verification.journal().slices()
              + ", outcomes "
              + verification.journal().outcomes()
              + ", lag "
              + verification.lag());
      verification.differences().forEach(difference -> console.line("DIFFERENCE: " + difference));
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("checked", verification.journal().read());
      line.put("differences", verification.differences().size());
      line.put("stores", List.of("cassandra", "elasticsearch", "kafka"));
      line.put("lag", verification.lag());
      console.result("VERIFY", line);
      return verification.differences().isEmpty() ? 0 : 1;
    } finally {
      CassandraSessions.closeAll();
    }
  }
}
