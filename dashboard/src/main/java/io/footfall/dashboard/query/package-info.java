/** Questions to the figures in Elasticsearch, in requests that its 7.17, 8 and 9 share. */
package io.footfall.dashboard.query;
