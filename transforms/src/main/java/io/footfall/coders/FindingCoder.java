package io.footfall.coders;

import io.footfall.model.Attendance;
import io.footfall.model.Click;
import io.footfall.model.Duplicate;
import io.footfall.model.Finding;
import io.footfall.model.Login;
import io.footfall.model.Presence;
import io.footfall.model.Reconsidered;
import io.footfall.model.Reject;
import io.footfall.model.Remark;
import io.footfall.model.TrafficSource;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Findings: one byte says which, then the finding itself. */
public final class FindingCoder extends BinaryCoder<Finding> {

  private static final FindingCoder INSTANCE = new FindingCoder();

  private static final int CLICK = 0;
  private static final int DUPLICATE = 1;
  private static final int REJECT = 2;
  private static final int VISIT_CHANGE = 3;
  private static final int REMARK = 4;
  private static final int RECONSIDERED = 5;
  private static final int LOGIN = 6;
  private static final int ATTENDANCE = 7;

  private static final Remark.Subject[] SUBJECTS = Remark.Subject.values();

  private FindingCoder() {}

  public static FindingCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Finding finding, BinaryWriter writer) {
    if (finding instanceof Click click) {
      writer.writeByte(CLICK);
      ClickCoder.of().write(click, writer);
    } else if (finding instanceof VisitChange change) {
      writer.writeByte(VISIT_CHANGE);
      write(change.before(), writer);
      write(change.after(), writer);
    } else if (finding instanceof Duplicate duplicate) {
      writer.writeByte(DUPLICATE);
      RecordPositionCoder.of().write(duplicate.position(), writer);
      writer.writeUuid(duplicate.eventId());
    } else if (finding instanceof Reject reject) {
      writer.writeByte(REJECT);
      RejectCoder.of().write(reject, writer);
    } else if (finding instanceof Remark remark) {
      writer.writeByte(REMARK);
      RecordPositionCoder.of().write(remark.position(), writer);
      writer.writeUuid(remark.eventId());
      writer.writeEnum(remark.subject());
    } else if (finding instanceof Reconsidered reconsidered) {
      writer.writeByte(RECONSIDERED);
      ClickFactsCoder.of().write(reconsidered.click(), writer);
      writer.writeUuid(reconsidered.storedId());
      writer.writeString(reconsidered.verdict());
    } else if (finding instanceof Login login) {
      writer.writeByte(LOGIN);
      writer.writeString(login.visitorId());
      writer.writeString(login.userId());
    } else if (finding instanceof Attendance attendance) {
      writer.writeByte(ATTENDANCE);
      write(attendance.before(), writer);
      write(attendance.after(), writer);
    } else {
      throw new IllegalArgumentException("FindingCoder knows no " + finding.getClass());
    }
  }

  @Override
  public Finding read(BinaryReader reader) {
    int tag = reader.readByte();
    return switch (tag) {
      case CLICK -> ClickCoder.of().read(reader);
      case DUPLICATE -> new Duplicate(RecordPositionCoder.of().read(reader), reader.readUuid());
      case REJECT -> RejectCoder.of().read(reader);
      case VISIT_CHANGE -> new VisitChange(readVisit(reader), readVisit(reader));
      case REMARK ->
          new Remark(
              RecordPositionCoder.of().read(reader),
              reader.readUuid(),
              SUBJECTS[reader.readByte()]);
      case RECONSIDERED ->
          new Reconsidered(
              ClickFactsCoder.of().read(reader), reader.readUuid(), reader.readString());
      case LOGIN -> new Login(reader.readString(), reader.readString());
      case ATTENDANCE -> new Attendance(readPresences(reader), readPresences(reader));
      default -> throw new CorruptBytesException("No finding has the tag " + tag);
    };
  }

  private static void write(@Nullable Visit visit, BinaryWriter writer) {
    writer.writeBoolean(visit != null);
    if (visit != null) {
      VisitCoder.of().write(visit, writer);
    }
  }

  private static @Nullable Visit readVisit(BinaryReader reader) {
    return reader.readBoolean() ? VisitCoder.of().read(reader) : null;
  }

  private static void write(List<Presence> presences, BinaryWriter writer) {
    writer.writeUnsigned(presences.size());
    for (Presence presence : presences) {
      ClickParts.write(presence.source(), writer);
      writer.writeUnsigned(presence.minutes().size());
      long previous = 0;
      for (long minute : presence.minutes()) {
        writer.writeSigned(minute - previous);
        previous = minute;
      }
    }
  }

  private static List<Presence> readPresences(BinaryReader reader) {
    int count = (int) reader.readUnsigned();
    List<Presence> presences = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      TrafficSource source = ClickParts.readTrafficSource(reader);
      int size = (int) reader.readUnsigned();
      List<Long> minutes = new ArrayList<>(size);
      long minute = 0;
      for (int j = 0; j < size; j++) {
        minute += reader.readSigned();
        minutes.add(minute);
      }
      presences.add(new Presence(source, minutes));
    }
    return presences;
  }
}
