/** Visits, clicks, contacts, suppressions, claims and decisions in Cassandra. */
package io.footfall.offers.store;
