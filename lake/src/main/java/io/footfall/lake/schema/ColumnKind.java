package io.footfall.lake.schema;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * What a column holds. Only types that every reader of Parquet knows: an id is a text, as Spark
 * refuses Parquet's UUID.
 */
enum ColumnKind {
  TEXT {
    @Override
    Type type(String name, Type.Repetition repetition) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition)
          .as(LogicalTypeAnnotation.stringType())
          .named(name);
    }

    @Override
    void write(Object value, RecordConsumer to) {
      to.addBinary(Binary.fromString((String) value));
    }
  },
  /** Milliseconds since 1970, UTC. */
  TIME {
    @Override
    Type type(String name, Type.Repetition repetition) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition)
          .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS))
          .named(name);
    }

    @Override
    void write(Object value, RecordConsumer to) {
      to.addLong((Long) value);
    }
  },
  LONG {
    @Override
    Type type(String name, Type.Repetition repetition) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
    }

    @Override
    void write(Object value, RecordConsumer to) {
      to.addLong((Long) value);
    }
  },
  INTEGER {
    @Override
    Type type(String name, Type.Repetition repetition) {
      return Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
    }

    @Override
    void write(Object value, RecordConsumer to) {
      to.addInteger((Integer) value);
    }
  },
  BOOLEAN {
    @Override
    Type type(String name, Type.Repetition repetition) {
      return Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
    }

    @Override
    void write(Object value, RecordConsumer to) {
      to.addBoolean((Boolean) value);
    }
  },
  BYTES {
    @Override
    Type type(String name, Type.Repetition repetition) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition).named(name);
    }

    @Override
    void write(Object value, RecordConsumer to) {
      to.addBinary(Binary.fromConstantByteArray((byte[]) value));
    }
  };

  /** The column's type in a file's schema. */
  abstract Type type(String name, Type.Repetition repetition);

  /** Writes a value that is there. */
  abstract void write(Object value, RecordConsumer to);
}
