/** Measures how much a collector takes, and how fast it answers. */
package io.footfall.web.load;
