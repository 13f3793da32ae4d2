/** Who may read the dashboard, and what a browser may do with it. */
package io.footfall.dashboard.access;
