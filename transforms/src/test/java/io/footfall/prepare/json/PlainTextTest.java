package io.footfall.prepare.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void oneByteAnywhereIsFound() {
    for (int length = 1; length < 40; length++) {
      byte[] bytes = new byte[length];
      for (int place = 0; place < length; place++) {
        for (int value = 0; value < 256; value++) {
          Arrays.fill(bytes, (byte) 'a');
          bytes[place] = (byte) value;
          boolean plain = value < 0x7F && value != '\\';
          assertThat(length + ", " + place + ", " + value, PlainText.isPlain(bytes), is(plain));
        }
      }
    }
  }
}
