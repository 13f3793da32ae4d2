/** One visitor's data out or gone, and what is too old gone, from every store. */
package io.footfall.lake.erase;
