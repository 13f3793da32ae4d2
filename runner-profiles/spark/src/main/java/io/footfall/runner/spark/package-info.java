/** The Spark runner: one Spark context for all slices, on local cores or on a cluster. */
package io.footfall.runner.spark;
