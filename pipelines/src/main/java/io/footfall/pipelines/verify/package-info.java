/**
 * Proves from outside that nothing was lost and nothing counted twice: what the stores hold against
 * what the log held.
 */
package io.footfall.pipelines.verify;
