/**
 * The job as someone would write it who knows Spark well and uses no Beam: Structured Streaming
 * over the same topic. Only the Spark runner's profile has it on its class path.
 */
package io.footfall.benchmarks.nativespark;
