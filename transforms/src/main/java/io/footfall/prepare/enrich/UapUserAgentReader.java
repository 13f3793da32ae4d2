package io.footfall.prepare.enrich;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.footfall.model.Device;
import org.checkerframework.checker.nullness.qual.Nullable;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * Reads user agents with ua-parser's expressions, and remembers the last 20,000 of them for the
 * whole JVM: trying the expressions takes about a millisecond, and a shop sees few thousand
 * different agents.
 */
final class UapUserAgentReader implements UserAgentReader {

  private static final UapUserAgentReader INSTANCE = new UapUserAgentReader();

  private UapUserAgentReader() {}

  static UapUserAgentReader create() {
    return INSTANCE;
  }

  @Override
  public UserAgent read(@Nullable String userAgent) {
    return userAgent == null ? UserAgent.UNKNOWN : Shared.READ.get(userAgent);
  }

  /** Made on first use, once a JVM: neither the expressions nor the cache can be serialized. */
  private static final class Shared {

    private static final int REMEMBERED = 20_000;

    private static final Parser PARSER = new Parser();
    private static final BotSigns BOT_SIGNS = BotSigns.load();
    private static final LoadingCache<String, UserAgent> READ =
        Caffeine.newBuilder().maximumSize(REMEMBERED).build(Shared::parse);

    private static UserAgent parse(String userAgent) {
      Client client = PARSER.parse(userAgent);
      Device device =
          new Device(client.userAgent.family, client.os.family, DeviceClasses.of(userAgent));
      return new UserAgent(device, BOT_SIGNS.findIn(userAgent));
    }
  }
}
