package io.footfall.pipelines.slices;

import io.footfall.model.Slice;
import java.time.Duration;
import java.util.Map;

/**
 * A slice that has been done, for those who watch.
 *
 * @param events its records: the sum of the outcomes
 * @param took from plan to journal
 * @param lag how many offsets the log held beyond it when it was planned; 0 for a slice redone at
 *     the start
 * @param outcomes records by outcome
 */
public record SliceReport(
    Slice slice, long events, Duration took, long lag, Map<String, Long> outcomes) {}
