/** How much of what it takes for so many events a second. */
package io.footfall.launcher.capacity;
