package io.footfall.launcher;

import io.footfall.lake.files.LakeCheckup;
import io.footfall.lake.files.LakeFiles;
import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.launcher.options.Given;
import io.footfall.launcher.options.LakeOptions;
import io.footfall.launcher.options.MailboxOptions;
import io.footfall.launcher.options.SmtpOptions;
import io.footfall.offers.deliver.MailServerCheckup;
import io.footfall.offers.feedback.MailboxCheckup;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.doctor.CassandraCheckup;
import io.footfall.pipelines.doctor.Checkup;
import io.footfall.pipelines.doctor.ElasticsearchCheckup;
import io.footfall.pipelines.doctor.JavaCheckup;
import io.footfall.pipelines.doctor.KafkaCheckup;
import io.footfall.pipelines.doctor.KafkaClockCheckup;
import io.footfall.pipelines.doctor.Symptom;
import io.footfall.pipelines.doctor.Symptom.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code footfall doctor}: what would keep the pipelines from working, and what to do about it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Look at versions, connections, rights, clocks, topics, tables and templates, and say what to fix. Changes"
            + " nothing unless told to. The mail server is looked at when --smtp names it, the mailbox of bounces when"
            + " --imap does, the lake when --lake does.")
final class DoctorCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ClickstreamOptions clickstream;
  @Mixin private SmtpOptions smtp;
  @Mixin private MailboxOptions mailbox;
  @Mixin private LakeOptions lake;
  @Spec private CommandSpec command;

  @Option(
      names = "--tryWrites",
      description =
          "Also try what needs a write: Kafka's clock, by a topic that is made and deleted again, and the lake, by a file.")
  private boolean triesWrites;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<Level, Integer> counts = new EnumMap<>(Level.class);
    for (Checkup checkup : checkups(clickstream.settings())) {
      for (Symptom symptom : checkup.run()) {
        counts.merge(symptom.level(), 1, Integer::sum);
        show(symptom);
      }
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("ok", counts.getOrDefault(Level.OK, 0));
    line.put("warnings", counts.getOrDefault(Level.WARN, 0));
    line.put("failures", counts.getOrDefault(Level.FAIL, 0));
    console.result("DOCTOR", line);
    return counts.containsKey(Level.FAIL) ? 1 : 0;
  }

  private List<Checkup> checkups(ClickstreamSettings settings) {
    List<Checkup> checkups = new ArrayList<>();
    checkups.add(new JavaCheckup());
    checkups.add(
        new KafkaCheckup(
            settings.kafka(),
            settings.topic(),
            settings.rejectsTopic(),
            settings.cleaning().maxLateness()));
    if (triesWrites) {
      checkups.add(new KafkaClockCheckup(settings.kafka()));
    }
    checkups.add(new CassandraCheckup(settings.cassandra(), settings.source()));
    checkups.add(new ElasticsearchCheckup(settings.elasticsearch()));
    if (Given.is(command, "--smtp")) {
      checkups.add(new MailServerCheckup(smtp.settings()));
    }
    mailbox.settings().map(MailboxCheckup::new).ifPresent(checkups::add);
    if (Given.is(command, "--lake")) {
      LakeFiles files = lake.address().register(PipelineOptionsFactory.create());
      checkups.add(new LakeCheckup(files, triesWrites));
    }
    return checkups;
  }

  private void show(Symptom symptom) {
    console.line(
        String.format(
            Locale.ROOT, "%-5s %-14s %s", symptom.level(), symptom.subject(), symptom.text()));
    if (!symptom.remedy().isEmpty()) {
      console.line(String.format(Locale.ROOT, "%-20s %s", "", symptom.remedy()));
    }
  }
}
