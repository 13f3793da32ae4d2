/** The Flink runner: a batch job for each slice. */
package io.footfall.runner.flink;
