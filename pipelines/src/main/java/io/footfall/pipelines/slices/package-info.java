/**
 * The loop around the pipeline: what of the log to work on next, what has been done, and who may do
 * it.
 *
 * <p>Nothing here knows Kafka, Cassandra or Beam: {@link io.footfall.pipelines.slices.SourceLog},
 * {@link io.footfall.pipelines.slices.Journal}, {@link io.footfall.pipelines.slices.Lease}, {@link
 * io.footfall.pipelines.slices.SliceJob} and {@link io.footfall.pipelines.slices.OutcomeReader} are
 * what it asks of them.
 */
package io.footfall.pipelines.slices;
