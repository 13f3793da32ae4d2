/**
 * The work before the stores of events, on several engines: parsing, cleaning, counting, following.
 */
package io.footfall.benchmarks.compute;
