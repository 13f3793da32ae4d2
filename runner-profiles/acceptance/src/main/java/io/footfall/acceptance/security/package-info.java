/** Servers that ask who is there, and what Footfall's commands do and say before them. */
package io.footfall.acceptance.security;
