/** The shop, its tracker and the collector of clicks, in a process of their own. */
package io.footfall.web;
