/** Options of the command line that commands of several modules have. */
package io.footfall.pipelines.options;
