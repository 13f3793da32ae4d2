package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RejectsCommandTest {

  @Test
  void aRecordIsShownAsFarAsALineGoes() {
    assertThat(RejectsCommand.excerpt("{}".getBytes(StandardCharsets.UTF_8)), is("{}"));
    assertThat(
        RejectsCommand.excerpt("x".repeat(5_000).getBytes(StandardCharsets.UTF_8)),
        endsWith("xx .."));
  }

  @Test
  void aRecordWithoutAValueIsShownToo() {
    assertThat(RejectsCommand.excerpt(null), is("(no value)"));
    assertThat(RejectsCommand.excerpt(new byte[0]), is(""));
  }
}
