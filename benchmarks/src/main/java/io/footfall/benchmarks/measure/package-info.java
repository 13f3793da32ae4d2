/** Taking times and processor times, of contenders in turn, and saying what came out. */
package io.footfall.benchmarks.measure;
