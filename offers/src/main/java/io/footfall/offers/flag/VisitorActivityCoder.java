package io.footfall.offers.flag;

import io.footfall.coders.BinaryCoder;
import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.offers.model.Span;
import io.footfall.offers.model.Verdict;
import io.footfall.offers.model.VisitorActivity;
import java.util.ArrayList;
import java.util.List;

/** Visitors' activities: a dozen bytes beside the id for who is not frequent, as most are. */
public final class VisitorActivityCoder extends BinaryCoder<VisitorActivity> {

  private static final VisitorActivityCoder INSTANCE = new VisitorActivityCoder();
  private static final Verdict[] VERDICTS = Verdict.values();

  private VisitorActivityCoder() {}

  public static VisitorActivityCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(VisitorActivity activity, BinaryWriter writer) {
    writer.writeString(activity.visitorId());
    writer.writeUnsigned(activity.visits());
    writer.writeUnsigned(activity.engagedMillis());
    writer.writeBoolean(activity.converted());
    writer.writeBoolean(activity.verdict() != null);
    if (activity.verdict() != null) {
      writer.writeEnum(activity.verdict());
    }
    writer.writeUnsigned(activity.spans().size());
    for (Span span : activity.spans()) {
      writer.writeSigned(span.fromMillis());
      writer.writeUnsigned(span.toMillis() - span.fromMillis());
    }
  }

  @Override
  public VisitorActivity read(BinaryReader reader) {
    String visitorId = reader.readString();
    int visits = (int) reader.readUnsigned();
    long engagedMillis = reader.readUnsigned();
    boolean converted = reader.readBoolean();
    Verdict verdict = reader.readBoolean() ? reader.readEnum(VERDICTS) : null;
    int count = (int) reader.readUnsigned();
    List<Span> spans = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long from = reader.readSigned();
      spans.add(new Span(from, from + reader.readUnsigned()));
    }
    return new VisitorActivity(visitorId, visits, engagedMillis, converted, verdict, spans);
  }
}
