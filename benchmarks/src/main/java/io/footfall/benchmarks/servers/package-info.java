/** The servers that contenders share. */
package io.footfall.benchmarks.servers;
