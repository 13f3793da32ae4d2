/**
 * The keyed path alone: duplicates, visits and all figures, without a log before it and stores
 * behind it. What it costs an event, and what that depends on.
 */
package io.footfall.benchmarks.keyed;
