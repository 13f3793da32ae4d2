/** Landing clicks as Parquet, and reporting on them, against whoever does the same in his way. */
package io.footfall.benchmarks.lake;
