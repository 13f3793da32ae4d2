/** A real Elasticsearch with figures of the right shape in it. */
package io.footfall.dashboard.testing;
