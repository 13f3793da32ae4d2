/**
 * The seam between the pipelines and what runs them: a runner profile puts its runner on the class
 * path, and is found there.
 */
package io.footfall.pipelines.runner;
