/** What the sinks count of themselves, for those who watch. */
package io.footfall.pipelines.operations;
