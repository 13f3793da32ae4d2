package io.footfall.coders;

import io.footfall.model.EventType;
import io.footfall.model.FunnelStep;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitItem;
import io.footfall.model.VisitOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits, field by field; times are distances from the visit's start. The stores of visits keep the
 * fields, never these bytes.
 */
public final class VisitCoder extends BinaryCoder<Visit> {

  private static final VisitCoder INSTANCE = new VisitCoder();

  private static final FunnelStep[] STEPS = FunnelStep.values();
  private static final EventType[] TYPES = EventType.values();

  private static final int SOURCE = 1;
  private static final int DEVICE = 1 << 1;
  private static final int DEMOGRAPHICS = 1 << 2;
  private static final int FIRST = 1 << 3;

  private VisitCoder() {}

  public static VisitCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Visit visit, BinaryWriter writer) {
    int present = presence(visit);
    writer.writeByte(present);
    writer.writeString(visit.visitorId());
    writer.writeNullableString(visit.userId());
    writer.writeSigned(visit.startedAt());
    writer.writeUnsigned(visit.lengthMillis());
    writer.writeUnsigned(visit.events());
    writeStays(visit, writer);
    writeOrders(visit, writer);
    writeItems(visit, writer);
    writer.writeUnsigned(visit.engagedMillis());
    writer.writeEnum(visit.reached());
    if ((present & SOURCE) != 0) {
      ClickParts.write(visit.source(), writer);
    }
    writer.writeNullableString(visit.country());
    writer.writeNullableString(visit.city());
    if ((present & DEVICE) != 0) {
      ClickParts.write(visit.device(), writer);
    }
    if ((present & DEMOGRAPHICS) != 0) {
      ClickParts.write(visit.demographics(), writer);
    }
    writer.writeNullableString(visit.botIndicator());
  }

  @Override
  public Visit read(BinaryReader reader) {
    int present = reader.readByte();
    String visitorId = reader.readString();
    String userId = reader.readNullableString();
    long startedAt = reader.readSigned();
    return new Visit(
        visitorId,
        userId,
        startedAt,
        startedAt + reader.readUnsigned(),
        (int) reader.readUnsigned(),
        readStays(startedAt, reader),
        readOrders(startedAt, reader),
        readItems(startedAt, reader),
        reader.readUnsigned(),
        STEPS[reader.readByte()],
        (present & SOURCE) == 0 ? null : ClickParts.readTrafficSource(reader),
        reader.readNullableString(),
        reader.readNullableString(),
        (present & DEVICE) == 0 ? null : ClickParts.readDevice(reader),
        (present & DEMOGRAPHICS) == 0 ? null : ClickParts.readDemographics(reader),
        (present & FIRST) != 0,
        reader.readNullableString());
  }

  private static int presence(Visit visit) {
    return (visit.source() == null ? 0 : SOURCE)
        | (visit.device() == null ? 0 : DEVICE)
        | (visit.demographics() == null ? 0 : DEMOGRAPHICS)
        | (visit.first() ? FIRST : 0);
  }

  private static void writeStays(Visit visit, BinaryWriter writer) {
    writer.writeUnsigned(visit.stays().size());
    for (PageStay stay : visit.stays()) {
      writer.writeString(stay.url());
      writer.writeUnsigned(stay.startedAt() - visit.startedAt());
      writer.writeUnsigned(stay.dwellMillis() == null ? 0 : stay.dwellMillis() + 1);
    }
  }

  private static List<PageStay> readStays(long startedAt, BinaryReader reader) {
    int count = (int) reader.readUnsigned();
    List<PageStay> stays = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String url = reader.readString();
      long at = startedAt + reader.readUnsigned();
      long dwell = reader.readUnsigned();
      stays.add(new PageStay(url, at, dwell == 0 ? null : (Long) (dwell - 1)));
    }
    return stays;
  }

  private static void writeOrders(Visit visit, BinaryWriter writer) {
    writer.writeUnsigned(visit.orders().size());
    for (VisitOrder order : visit.orders()) {
      ClickParts.write(order.order(), writer);
      writer.writeUnsigned(order.at() - visit.startedAt());
      writer.writeBoolean(order.refund());
    }
  }

  private static List<VisitOrder> readOrders(long startedAt, BinaryReader reader) {
    int count = (int) reader.readUnsigned();
    List<VisitOrder> orders = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      orders.add(
          new VisitOrder(
              ClickParts.readOrder(reader),
              startedAt + reader.readUnsigned(),
              reader.readBoolean()));
    }
    return orders;
  }

  private static void writeItems(Visit visit, BinaryWriter writer) {
    writer.writeUnsigned(visit.items().size());
    for (VisitItem item : visit.items()) {
      writer.writeEnum(item.type());
      writer.writeString(item.name());
      writer.writeUnsigned(item.at() - visit.startedAt());
    }
  }

  private static List<VisitItem> readItems(long startedAt, BinaryReader reader) {
    int count = (int) reader.readUnsigned();
    List<VisitItem> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(
          new VisitItem(
              TYPES[reader.readByte()], reader.readString(), startedAt + reader.readUnsigned()));
    }
    return items;
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
