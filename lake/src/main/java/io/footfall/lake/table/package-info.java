/**
 * What the lake consists of: hours, the files that make them up, commits of slices and snapshots.
 */
package io.footfall.lake.table;
