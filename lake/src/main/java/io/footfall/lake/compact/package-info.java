/** Many small files with duplicates made into few sorted ones without, a snapshot at a time. */
package io.footfall.lake.compact;
