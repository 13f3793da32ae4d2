package io.footfall.services;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LocalServicesTest {

  @Test
  void aServiceMustBeNamed() {
    LocalServicesBuilder builder = LocalServices.builder();

    assertThat(
        assertThrows(IllegalArgumentException.class, () -> builder.start().close()).getMessage(),
        containsString("with(..)"));
  }

  @Test
  void aHeapMustHoldSomething() {
    LocalServicesBuilder builder = LocalServices.builder();

    assertThat(
        assertThrows(IllegalArgumentException.class, () -> builder.heapMegabytes(Service.KAFKA, 0))
            .getMessage(),
        containsString("heapMegabytes of KAFKA is 0"));
  }
}
