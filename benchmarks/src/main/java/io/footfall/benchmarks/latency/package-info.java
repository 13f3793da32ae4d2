/** How long an event takes from its making to both stores, at a rate that is kept. */
package io.footfall.benchmarks.latency;
