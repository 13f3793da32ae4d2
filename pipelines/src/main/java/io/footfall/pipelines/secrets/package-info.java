/** Passwords and keys: named in options, read where they are used, never carried or shown. */
package io.footfall.pipelines.secrets;
