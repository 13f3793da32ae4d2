/** What was refused: looked at, and sent in again after a fix. */
package io.footfall.pipelines.rejects;
