/** Clicks landed in the lake, slice by slice, on behalf of a group of its own. */
package io.footfall.lake.land;
