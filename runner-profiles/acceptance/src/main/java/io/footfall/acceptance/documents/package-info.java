/** Documents that are made from what they are about, and held against it by tests. */
package io.footfall.acceptance.documents;
