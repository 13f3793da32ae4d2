/** Driving a source: its log, its journal, its lease and the loop over its slices, put together. */
package io.footfall.pipelines.driver;
