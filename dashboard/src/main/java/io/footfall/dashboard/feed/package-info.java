/** What all open pages hear: one look at Elasticsearch a second, shared. */
package io.footfall.dashboard.feed;
