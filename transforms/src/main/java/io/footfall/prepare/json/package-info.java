/**
 * The click's JSON: read strictly and written. Each part of a click has one class that holds its
 * fields' names once, and reads and writes them side by side.
 */
package io.footfall.prepare.json;
