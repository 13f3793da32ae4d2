/** The examples of docs/extending.md, kept working. */
package io.footfall.examples;
