/** What several tests of the pipelines share. */
package io.footfall.pipelines.testing;
