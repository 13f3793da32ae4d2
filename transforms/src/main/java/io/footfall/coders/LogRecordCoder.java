package io.footfall.coders;

import io.footfall.model.LogRecord;

/** Records of the log, tombstones (null values) included. */
public final class LogRecordCoder extends BinaryCoder<LogRecord> {

  private static final LogRecordCoder INSTANCE = new LogRecordCoder();

  private LogRecordCoder() {}

  public static LogRecordCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(LogRecord record, BinaryWriter writer) {
    RecordPositionCoder.of().write(record.position(), writer);
    writer.writeSigned(record.timestampMillis());
    writer.writeNullableBytes(record.value());
  }

  @Override
  public LogRecord read(BinaryReader reader) {
    return new LogRecord(
        RecordPositionCoder.of().read(reader), reader.readSigned(), reader.readNullableBytes());
  }
}
