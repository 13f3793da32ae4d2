/** The lake: clicks as Parquet on a disk, HDFS or an object store, and reports from it. */
package io.footfall.lake;
