package io.footfall.prepare;

import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.prepare.enrich.LocateClicks;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What every parsed click is put through, in this order, whichever store it is for. */
public final class PreparationSteps {

  private PreparationSteps() {}

  /**
   * An address tells where it is before cleaning masks it; what is cleaned is enriched.
   *
   * @param geoDatabase see {@link LocateClicks#by}; null for none
   */
  public static List<ClickStep> of(
      @Nullable String geoDatabase, CleaningRules cleaning, EnrichClicks enrichment) {
    List<ClickStep> steps = new ArrayList<>();
    if (geoDatabase != null) {
      steps.add(LocateClicks.by(geoDatabase));
    }
    steps.add(CleanClicks.by(cleaning));
    steps.add(enrichment);
    return List.copyOf(steps);
  }
}
