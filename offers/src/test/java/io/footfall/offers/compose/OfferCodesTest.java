package io.footfall.offers.compose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfferCodesTest {

  @Test
  void areDifferentAndReadable() {
    Random random = new Random(1);
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      codes.add(OfferCodes.next("BACK", random));
    }

    assertThat(codes.size(), equalTo(100_000));
    assertThat(codes.iterator().next(), matchesPattern("BACK(-[0-9A-HJKMNP-TV-Z]{4}){4}"));
  }
}
