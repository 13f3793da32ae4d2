/** Whether the process that runs slice after slice needs more memory the longer it runs. */
package io.footfall.benchmarks.memory;
