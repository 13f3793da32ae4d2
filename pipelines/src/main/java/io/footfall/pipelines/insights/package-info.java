/**
 * The figures of whole days, counted again from the stored clicks: to hold the live ones against
 * them, and to write them over what the index has.
 */
package io.footfall.pipelines.insights;
