package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SilentKafkaIT {

  @Test
  @Timeout(value = 40, unit = TimeUnit.SECONDS)
  void aKafkaThatIsNotThereIsNamedAtOnceAndTheOptionSoonAfter() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    int code =
        Footfall.run(
            new PrintStream(output, true, StandardCharsets.UTF_8),
            List.of("generate", "--bootstrapServers=127.0.0.1:1", "--events=10"));

    assertThat(code, is(1));
    assertThat(
        output.toString(StandardCharsets.UTF_8),
        matchesPattern(
            "(?s)Sending to topic clicks of Kafka at 127\\.0\\.0\\.1:1 \\.\\.\\.\n"
                + "FAILED: .*no answer in 10 s.*correct --bootstrapServers.*"));
  }
}
