/** What who operates Footfall looks at: figures, health and readiness over HTTP. */
package io.footfall.launcher.operations;
