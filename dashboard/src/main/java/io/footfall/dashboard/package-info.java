/** The live page over the figures in Elasticsearch: read-only, and a process of its own. */
package io.footfall.dashboard;
