/**
 * From a record's bytes to a click worth storing: parsed ({@code json}), cleaned ({@code clean}),
 * enriched ({@code enrich}), in this order and in one DoFn, each record with exactly one outcome.
 */
package io.footfall.prepare;
