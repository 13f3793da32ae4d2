/** The script that a shop's pages load to tell the collector what their visitors do. */
package io.footfall.web.tracker;
