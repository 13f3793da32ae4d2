/**
 * Elasticsearch, the view: the live figures, one document a figure, which can be dropped and
 * written again from what Cassandra holds. Only what versions 7.17, 8 and 9 share is used, and no
 * scripts.
 */
package io.footfall.pipelines.elasticsearch;
