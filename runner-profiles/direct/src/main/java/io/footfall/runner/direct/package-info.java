/** The Direct runner: everything in one JVM, for a laptop and for tests. */
package io.footfall.runner.direct;
