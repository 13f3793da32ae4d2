/**
 * The unbounded mode: the log read for ever by a runner with a streaming of its own, and figures of
 * clicks that are indexed pane by pane. What is parsed, cleaned and counted, and by which rules, is
 * what slices do; visits, stored events and the ledger are left to them.
 */
package io.footfall.pipelines.streaming;
