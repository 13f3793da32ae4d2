/**
 * Groups of options that several commands share, each turned into the value that the pipelines
 * take.
 */
package io.footfall.launcher.options;
