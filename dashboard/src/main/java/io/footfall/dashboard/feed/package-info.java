/** What all open pages hear: two looks at Elasticsearch a second, shared. */
package io.footfall.dashboard.feed;
