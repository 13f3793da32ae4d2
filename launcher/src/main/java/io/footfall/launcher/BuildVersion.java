package io.footfall.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote beside the classes. */
final class BuildVersion implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream stream = BuildVersion.class.getResourceAsStream("build.properties")) {
      build.load(stream);
    }
    return new String[] {"footfall " + build.getProperty("version")};
  }
}
