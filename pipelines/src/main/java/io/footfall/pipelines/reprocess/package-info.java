/**
 * Taking a range of the log in again after a mistake in parsing, cleaning or enriching was mended:
 * stored clicks, memories, visits and figures are put right, and nothing is counted twice.
 */
package io.footfall.pipelines.reprocess;
