package io.footfall.launcher;

import io.footfall.launcher.options.KafkaOptions;
import io.footfall.pipelines.rejects.RejectFilter;
import io.footfall.pipelines.rejects.RejectsTopic;
import io.footfall.pipelines.rejects.Replay;
import io.footfall.pipelines.rejects.StoredReject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall rejects}: what was refused and why, and in again after a fix. */
@Command(
    name = "rejects",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Count the rejects by stage and reason, show some, or send them in again after a fix, each once.")
final class RejectsCommand implements Callable<Integer> {

  private static final int TRANSACTION = 500;
  private static final int LONGEST_EXCERPT = 300;

  private final Console console;

  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--reason",
      split = ",",
      description = "Only those of this reason, such as too_late. Repeatable.")
  private Set<String> reasons = new HashSet<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only those refused at this time or later: 2026-03-01T10:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Only those refused before this time.")
  private @Nullable Instant to;

  @Option(
      names = "--show",
      paramLabel = "N",
      description =
          "Show so many, with their words and the beginning of their bytes (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private int show;

  @Option(
      names = "--replay",
      description = "Send the originals into the clicks topic again, those that never were.")
  private boolean replay;

  private final Map<String, Long> waiting = new TreeMap<>();
  private final List<StoredReject> batch = new ArrayList<>();
  private long found;
  private long replayedBefore;
  private long replayed;
  private int shown;

  RejectsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RejectFilter filter =
        new RejectFilter(
            reasons,
            from == null ? Long.MIN_VALUE : from.toEpochMilli(),
            to == null ? Long.MAX_VALUE : to.toEpochMilli());
    RejectsTopic rejects = RejectsTopic.open(kafka.settings(), kafka.rejectsTopic());
    if (replay) {
      try (Replay sending = Replay.open(kafka.settings(), kafka.rejectsTopic(), kafka.topic())) {
        rejects.read(filter, reject -> take(rejects, reject, sending));
        send(sending);
      }
    } else {
      rejects.read(filter, reject -> take(rejects, reject, null));
    }
    waiting.forEach(
        (why, count) -> console.line(String.format(Locale.ROOT, "%,10d  %s", count, why)));
    console.line(
        String.format(
            Locale.ROOT,
            "%,d rejects, %,d of them sent in again before, %,d now.",
            found,
            replayedBefore,
            replayed));
    console.result("REJECTS", line());
    return 0;
  }

  private void take(RejectsTopic rejects, StoredReject reject, @Nullable Replay sending) {
    found++;
    if (rejects.isReplayed(reject)) {
      replayedBefore++;
      return;
    }
    waiting.merge(reject.stage() + "/" + reject.reason(), 1L, Long::sum);
    if (shown < show) {
      shown++;
      show(reject);
    }
    if (sending != null) {
      batch.add(reject);
      if (batch.size() == TRANSACTION) {
        send(sending);
      }
    }
  }

  private void send(Replay sending) {
    if (!batch.isEmpty()) {
      sending.send(batch, System.currentTimeMillis());
      replayed += batch.size();
      batch.clear();
    }
  }

  private void show(StoredReject reject) {
    console.line(
        reject.position()
            + "  "
            + Instant.ofEpochMilli(reject.seenAtMillis())
            + "  "
            + reject.stage()
            + "/"
            + reject.reason()
            + ": "
            + reject.message());
    console.line("    " + excerpt(reject.original()));
  }

  /** The beginning of a record; one that was refused for being empty may have no value at all. */
  static String excerpt(byte @Nullable [] original) {
    if (original == null) {
      return "(no value)";
    }
    String text = new String(original, StandardCharsets.UTF_8);
    return text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) + " .." : text;
  }

  private Map<String, Object> line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("found", found);
    line.put("replayedBefore", replayedBefore);
    line.put("replayed", replayed);
    line.put("waiting", waiting.values().stream().mapToLong(Long::longValue).sum() - replayed);
    line.put("byReason", waiting);
    return line;
  }
}
