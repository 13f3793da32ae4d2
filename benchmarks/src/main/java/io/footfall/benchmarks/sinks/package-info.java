/** The clickstream into both stores, against a bare loop into the same Cassandra. */
package io.footfall.benchmarks.sinks;
