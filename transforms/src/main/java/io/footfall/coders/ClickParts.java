package io.footfall.coders;

import io.footfall.model.Campaign;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Device.DeviceClass;
import io.footfall.model.Enrichment;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.TrafficSource;

/** The parts of a click, field by field, each in the order of its record. */
final class ClickParts {

  private static final DeviceClass[] DEVICE_CLASSES = DeviceClass.values();

  private ClickParts() {}

  static void write(Page page, BinaryWriter writer) {
    writer.writeString(page.url());
    writer.writeNullableString(page.title());
    writer.writeNullableString(page.referrer());
  }

  static Page readPage(BinaryReader reader) {
    return new Page(reader.readString(), reader.readNullableString(), reader.readNullableString());
  }

  static void write(Product product, BinaryWriter writer) {
    writer.writeString(product.id());
    writer.writeNullableString(product.name());
    writer.writeNullableString(product.category());
    writer.writeBoolean(product.priceMinor() != null);
    if (product.priceMinor() != null) {
      writer.writeSigned(product.priceMinor());
    }
    writer.writeNullableString(product.currency());
    writer.writeSigned(product.quantity());
  }

  static Product readProduct(BinaryReader reader) {
    return new Product(
        reader.readString(),
        reader.readNullableString(),
        reader.readNullableString(),
        reader.readBoolean() ? (Long) reader.readSigned() : null,
        reader.readNullableString(),
        (int) reader.readSigned());
  }

  static void write(Order order, BinaryWriter writer) {
    writer.writeString(order.id());
    writer.writeSigned(order.totalMinor());
    writer.writeString(order.currency());
  }

  static Order readOrder(BinaryReader reader) {
    return new Order(reader.readString(), reader.readSigned(), reader.readString());
  }

  static void write(Geo geo, BinaryWriter writer) {
    writer.writeNullableString(geo.country());
    writer.writeNullableString(geo.city());
  }

  static Geo readGeo(BinaryReader reader) {
    return new Geo(reader.readNullableString(), reader.readNullableString());
  }

  static void write(Campaign campaign, BinaryWriter writer) {
    writer.writeNullableString(campaign.source());
    writer.writeNullableString(campaign.medium());
    writer.writeNullableString(campaign.name());
  }

  static Campaign readCampaign(BinaryReader reader) {
    return new Campaign(
        reader.readNullableString(), reader.readNullableString(), reader.readNullableString());
  }

  static void write(Demographics demographics, BinaryWriter writer) {
    writer.writeNullableString(demographics.ageBand());
    writer.writeNullableString(demographics.gender());
  }

  static Demographics readDemographics(BinaryReader reader) {
    return new Demographics(reader.readNullableString(), reader.readNullableString());
  }

  static void write(Device device, BinaryWriter writer) {
    writer.writeString(device.browser());
    writer.writeString(device.os());
    writer.writeEnum(device.deviceClass());
  }

  static Device readDevice(BinaryReader reader) {
    return new Device(reader.readString(), reader.readString(), DEVICE_CLASSES[reader.readByte()]);
  }

  static void write(TrafficSource trafficSource, BinaryWriter writer) {
    writer.writeString(trafficSource.source());
    writer.writeString(trafficSource.medium());
    writer.writeNullableString(trafficSource.campaign());
    writer.writeString(trafficSource.channel());
  }

  static TrafficSource readTrafficSource(BinaryReader reader) {
    return new TrafficSource(
        reader.readString(), reader.readString(), reader.readNullableString(), reader.readString());
  }

  static void write(Enrichment enrichment, BinaryWriter writer) {
    write(enrichment.device(), writer);
    write(enrichment.trafficSource(), writer);
    writer.writeNullableString(enrichment.botIndicator());
  }

  static Enrichment readEnrichment(BinaryReader reader) {
    return new Enrichment(
        readDevice(reader), readTrafficSource(reader), reader.readNullableString());
  }
}
