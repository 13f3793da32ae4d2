package io.footfall.pipelines.slices;

/** A lease that is held until it is lost. */
final class FakeLease implements Lease {

  boolean lost;

  @Override
  public void ensureHeld() {
    if (lost) {
      throw new LeaseLostException("lost");
    }
  }

  @Override
  public void close() {}
}
