package io.footfall.dashboard.access;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Lets in who knows the token: by {@code Authorization: Bearer}, or once by {@code ?token=} in the
 * page's address, which becomes a cookie that scripts can't read and leaves the address.
 */
public final class AccessToken implements Handler {

  private static final String COOKIE = "footfall_dashboard";
  private static final String BEARER = "Bearer ";

  /** They say that the process lives and no more, to supervisors that know no token. */
  private static final Set<String> OPEN = Set.of("/health", "/ready");

  private static final int SHORTEST = 16;

  private final String fingerprint;

  private AccessToken(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  /**
   * Asks for this token.
   *
   * @throws IllegalArgumentException if it could be guessed
   */
  public static AccessToken of(String token) {
    if (token.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "The token must have at least "
              + SHORTEST
              + " characters; openssl rand -hex 16 makes one");
    }
    return new AccessToken(fingerprintOf(token));
  }

  @Override
  public void handle(Context context) {
    if (OPEN.contains(context.path())) {
      return;
    }
    String inAddress = context.queryParam("token");
    if (inAddress != null && isRight(fingerprintOf(inAddress))) {
      context.header(
          "Set-Cookie", COOKIE + "=" + fingerprint + "; Path=/; HttpOnly; SameSite=Strict");
      context.redirect(context.path(), HttpStatus.SEE_OTHER);
      context.skipRemainingHandlers();
      return;
    }
    String header = context.header("Authorization");
    boolean byHeader =
        header != null
            && header.startsWith(BEARER)
            && isRight(fingerprintOf(header.substring(BEARER.length())));
    if (!byHeader && !isRight(context.cookie(COOKIE))) {
      throw new UnauthorizedResponse(
          "This dashboard asks for its token: open it once with ?token=... in the address");
    }
  }

  private boolean isRight(@Nullable String other) {
    return other != null
        && MessageDigest.isEqual(
            fingerprint.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String fingerprintOf(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
