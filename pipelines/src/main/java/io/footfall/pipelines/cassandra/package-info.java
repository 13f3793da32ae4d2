/**
 * Cassandra, the record: the stored clicks, what is remembered of visitors, the figures, the
 * journal and the lease.
 *
 * <p>Each JVM has one session for each settings. Every statement is prepared, names its columns,
 * and but for those of the journal and the lease may be repeated without harm, so what fails for a
 * while is tried again, a bounded number of times. Rows go in unlogged batches of one partition: a
 * batch is then one mutation, and the server's work for it is that of a row.
 */
package io.footfall.pipelines.cassandra;
