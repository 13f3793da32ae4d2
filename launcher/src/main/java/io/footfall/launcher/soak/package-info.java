/** Traffic under random faults, checked window by window. */
package io.footfall.launcher.soak;
