/** The columns of the lake's files, with their version; Parquet written and read. */
package io.footfall.lake.schema;
