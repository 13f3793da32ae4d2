package io.footfall.visits;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Device.DeviceClass;
import io.footfall.model.TrafficSource;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The stored form of the circumstances that clicks of a {@link VisitorMemory} share: each once, its
 * texts by their numbers in the row's own dictionary.
 */
final class CircumstancesCodec {

  private CircumstancesCodec() {}

  /** Writes all in the order of their numbers, and adds to the texts what is missing there. */
  static void write(
      Dictionary<Circumstances> circumstances, Dictionary<String> texts, BinaryWriter writer) {
    writer.writeUnsigned(circumstances.size());
    for (Circumstances shared : circumstances.entries()) {
      write(shared, texts, writer);
    }
  }

  private static void write(Circumstances shared, Dictionary<String> texts, BinaryWriter writer) {
    writeText(shared.userId(), texts, writer);
    TrafficSource source = shared.source();
    writeText(source == null ? null : source.source(), texts, writer);
    if (source != null) {
      writeText(source.medium(), texts, writer);
      writeText(source.campaign(), texts, writer);
      writeText(source.channel(), texts, writer);
    }
    writeText(shared.country(), texts, writer);
    writeText(shared.city(), texts, writer);
    Device device = shared.device();
    writeText(device == null ? null : device.browser(), texts, writer);
    if (device != null) {
      writeText(device.os(), texts, writer);
      writeText(device.deviceClass().name(), texts, writer);
    }
    Demographics demographics = shared.demographics();
    writer.writeBoolean(demographics != null);
    if (demographics != null) {
      writeText(demographics.ageBand(), texts, writer);
      writeText(demographics.gender(), texts, writer);
    }
    writeText(shared.botIndicator(), texts, writer);
  }

  private static void writeText(
      @Nullable String text, Dictionary<String> texts, BinaryWriter writer) {
    writer.writeUnsigned(text == null ? 0 : texts.indexOf(text) + 1L);
  }

  /** Those of a row, by their numbers. */
  static Circumstances[] read(BinaryReader reader, String[] texts) {
    Circumstances[] all = new Circumstances[(int) reader.readUnsigned()];
    for (int i = 0; i < all.length; i++) {
      String userId = textOf(reader, texts);
      String source = textOf(reader, texts);
      TrafficSource trafficSource =
          source == null
              ? null
              : new TrafficSource(
                  source, textOf(reader, texts), textOf(reader, texts), textOf(reader, texts));
      String country = textOf(reader, texts);
      String city = textOf(reader, texts);
      String browser = textOf(reader, texts);
      Device device =
          browser == null
              ? null
              : new Device(
                  browser, textOf(reader, texts), DeviceClass.valueOf(textOf(reader, texts)));
      Demographics demographics =
          reader.readBoolean()
              ? new Demographics(textOf(reader, texts), textOf(reader, texts))
              : null;
      all[i] =
          new Circumstances(
              userId, trafficSource, country, city, device, demographics, textOf(reader, texts));
    }
    return all;
  }

  private static @Nullable String textOf(BinaryReader reader, String[] texts) {
    int index = (int) reader.readUnsigned();
    return index == 0 ? null : texts[index - 1];
  }
}
