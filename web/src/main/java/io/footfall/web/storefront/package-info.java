/**
 * A small shop: pages written on the server, that work without scripts and tell the tracker by data
 * attributes what they show. Sessions live in memory and end with the process.
 */
package io.footfall.web.storefront;
