package io.footfall.prepare.enrich;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads user agents. Called by several threads at once; what is costly is shared by the JVM. */
public interface UserAgentReader extends Serializable {

  /** What the user agent says; {@link UserAgent#UNKNOWN} when there is none. */
  UserAgent read(@Nullable String userAgent);
}
