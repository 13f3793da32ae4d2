package io.footfall.prepare.enrich;

import io.footfall.model.Device.DeviceClass;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells classes of devices by the words that browsers put into their user agents (MDN, "Browser
 * detection using the user agent"): televisions first, as theirs hold Android's words too; Android
 * without "Mobile" is a tablet. An iPad that asks for desktop sites says Macintosh, and can't be
 * told from one.
 */
final class DeviceClasses {

  private static final Pattern TELEVISION =
      Pattern.compile(
          "smart-?tv|hbbtv|appletv|apple tv|googletv|android tv|web0s|roku|aft[a-z]\\b");
  private static final Pattern TABLET =
      Pattern.compile("ipad|tablet|kindle|silk/|android(?!.*mobi)");
  private static final Pattern MOBILE = Pattern.compile("mobi|iphone|ipod|windows phone");
  private static final Pattern DESKTOP =
      Pattern.compile("windows|macintosh|cros |x11|linux x86_64|linux i686");

  private DeviceClasses() {}

  static DeviceClass of(String userAgent) {
    String words = userAgent.toLowerCase(Locale.ROOT);
    if (TELEVISION.matcher(words).find()) {
      return DeviceClass.OTHER;
    }
    if (TABLET.matcher(words).find()) {
      return DeviceClass.TABLET;
    }
    if (MOBILE.matcher(words).find()) {
      return DeviceClass.MOBILE;
    }
    return DESKTOP.matcher(words).find() ? DeviceClass.DESKTOP : DeviceClass.OTHER;
  }
}
