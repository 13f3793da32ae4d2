/** Looks at servers before the pipelines meet them, and says what to fix. */
package io.footfall.pipelines.doctor;
