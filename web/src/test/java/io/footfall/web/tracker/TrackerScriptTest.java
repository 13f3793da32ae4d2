package io.footfall.web.tracker;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;

import com.google.common.io.Resources;
import java.io.ByteArrayOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class TrackerScriptTest {

  @Test
  void staysUnderFiveKilobytesOnTheWire() throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(Resources.toByteArray(Resources.getResource(TrackerScript.class, "tracker.js")));
    }
    assertThat(compressed.size(), lessThan(5_000));
  }
}
