/** What the lake's tests share. */
package io.footfall.lake.testing;
