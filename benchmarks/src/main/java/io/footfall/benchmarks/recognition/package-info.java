/** How many robots are found, and to which channel visits are put down, against the truth. */
package io.footfall.benchmarks.recognition;
