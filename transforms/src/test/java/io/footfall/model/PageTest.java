package io.footfall.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example/p, https://a.example/p",
    "https://a.example/p?q=1, https://a.example/p?q=1",
    "https://a.example/p?utm_source=x, https://a.example/p",
    "https://a.example/p?a=1&utm_medium=y&utm_source=x&z=2, https://a.example/p?a=1&z=2",
    "https://a.example/utm_page?q=utm_x, https://a.example/utm_page?q=utm_x",
  })
  void isKnownWithoutWhatBroughtTheVisitor(String url, String name) {
    assertThat(new Page(url, null, null).figureName(), equalTo(name));
  }
}
