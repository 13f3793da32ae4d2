package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is wrong is named with the remedy, before anything is started, and the exit code is 2. */
class WrongCommandLineTest {

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();
  private final CommandLine footfall =
      Footfall.commandLine(
              StopSignal.never(), Console.to(new PrintStream(output, true, StandardCharsets.UTF_8)))
          .setErr(new PrintWriter(errors, true));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clickstrem                         | clickstrem                    | clickstream
          verify --topik=clicks              | --topik                       | --topic
          demo --history=-PT5M               | --history                     | must not be below zero
          clickstream --minInterval=-1s      | --minInterval                 | must not be below zero
          clickstream --minInterval=soon     | --minInterval                 | must be like 15m
          clickstream --mode=river           | --mode                        | stream
          demo --seconds=-5                  | --seconds                     | must be at least 1
          demo --rate=0                      | --rate                        | must be positive
          demo --maxEventsPerSlice=0         | --maxEventsPerSlice           | must be at least 1
          generate --events=-1 --file=none   | --events                      | must not be below zero
          dashboard --elasticsearch=search   | --elasticsearch               | http(s)://host:port
          dashboard --elasticsearch=http://e:hunter2@h:9200   | --elasticsearch  | --elasticsearchUser
          clickstream --elasticsearch=http://e:hunter2@h:9200 | --elasticsearch  | --elasticsearchUser
          demo --maxLateness=PT1H            | --maxLateness                 | must be at least PT68H
          demo --maxLateness=PT90H           | --maxLateness                 | must be less than PT80H
          retain --cassandraDays=9 --lakeDays=0       | --lakeDays    | must be at least 1
          retain --cassandraDays=9 --lakeDays=9 --no-lake | --no-lake | --lakeDays
          retain --cassandraDays=9 --lakeDays=9 --lake=target/no-lake | --lake | nothing was landed
          parquet-to-csv --output=target/none.csv --lake=target/no-lake | --lake | nothing was landed
          erase --visitor=v-1 --lake=target/no-lake | --lake          | nothing was landed
          erase --visitor=v-1 --lake=target/lake[1] | --lake          | pattern
          rejects --reason=to_late           | --reason                      | too_late
          report --output=gs://bucket/reports | --output must | must be a path or begin with
          report --lake=gs://bucket/lake      | --lake must            | must be a path or begin with
          offers claims --confirm            | --confirm                     | footfall offers claims --help
          """)
  void isExplained(String words, String what, String remedy) {
    int code = footfall.execute(words.split(" ", -1));

    assertThat(errors.toString(), code, is(2));
    assertThat(errors.toString(), containsString(what));
    assertThat(errors.toString(), containsString(remedy));
    assertThat(errors.toString(), not(containsString("\tat ")));
    assertThat(errors.toString(), not(containsString("hunter2")));
    assertThat(output.toString(StandardCharsets.UTF_8), is(emptyString()));
  }
}
