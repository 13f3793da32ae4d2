/** Footfall against a peer that does the same by hand, both on one machine, in one run. */
package io.footfall.benchmarks;
