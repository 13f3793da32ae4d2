package io.footfall.lake.schema;

import java.util.List;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Fills one row again and again. Texts of a dictionary are made once a dictionary. */
final class RowConverter extends RecordMaterializer<Row> {

  private final Row row;
  private final Root root;

  RowConverter(List<String> columns, MessageType schema) {
    row = new Row(columns.size());
    Converter[] fields = new Converter[schema.getFieldCount()];
    for (int i = 0; i < fields.length; i++) {
      Type type = schema.getType(i);
      boolean isText = type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation;
      fields[i] = new Field(row, columns.indexOf(type.getName()), isText);
    }
    root = new Root(row, fields);
  }

  @Override
  public Row getCurrentRecord() {
    return row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private static final class Root extends GroupConverter {
    private final Row row;
    private final Converter[] fields;

    Root(Row row, Converter[] fields) {
      this.row = row;
      this.fields = fields;
    }

    @Override
    public Converter getConverter(int field) {
      return fields[field];
    }

    @Override
    public void start() {
      row.clear();
    }

    @Override
    public void end() {
      // The row is complete
    }
  }

  private static final class Field extends PrimitiveConverter {
    private final Row row;
    private final int column;
    private final boolean isText;
    private Object[] dictionary = {};

    Field(Row row, int column, boolean isText) {
      this.row = row;
      this.column = column;
      this.isText = isText;
    }

    @Override
    public boolean hasDictionarySupport() {
      return isText;
    }

    @Override
    public void setDictionary(Dictionary texts) {
      dictionary = new Object[texts.getMaxId() + 1];
      for (int id = 0; id < dictionary.length; id++) {
        dictionary[id] = texts.decodeToBinary(id).toStringUsingUTF8();
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      row.set(column, dictionary[id]);
    }

    @Override
    public void addBinary(Binary value) {
      row.set(column, isText ? value.toStringUsingUTF8() : value.getBytes());
    }

    @Override
    public void addLong(long value) {
      row.set(column, value);
    }

    @Override
    public void addInt(int value) {
      row.set(column, value);
    }

    @Override
    public void addBoolean(boolean value) {
      row.set(column, value);
    }

    @Override
    public void addDouble(double value) {
      row.set(column, value);
    }

    @Override
    public void addFloat(float value) {
      row.set(column, value);
    }
  }
}
