/** Reports of whole days from the lake, and the lake itself, as CSV. */
package io.footfall.lake.report;
