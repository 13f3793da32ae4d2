package io.footfall.coders;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryWriterTest {

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, -1, 63, 64, -64, -65, 127, 128, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 35})
  void numbersComeBack(long number) {
    BinaryWriter writer = new BinaryWriter(0);
    writer.writeSigned(number);
    writer.writeUnsigned(number);
    writer.writeFixedLong(number);
    BinaryReader reader = new BinaryReader(writer.toByteArray());
    assertThat(reader.readSigned(), is(number));
    assertThat(reader.readUnsigned(), is(number));
    assertThat(reader.readFixedLong(), is(number));
    assertThat(reader.hasMore(), is(false));
  }

  @Test
  void nullIsNotTheEmptyString() {
    BinaryWriter writer = new BinaryWriter(1);
    writer.writeNullableString(null);
    writer.writeNullableString("");
    writer.writeNullableString("größer als vorher \uD83D\uDE00");
    BinaryReader reader = new BinaryReader(writer.toByteArray());
    assertThat(reader.readNullableString(), is(nullValue()));
    assertThat(reader.readNullableString(), is(""));
    assertThat(reader.readNullableString(), is("größer als vorher \uD83D\uDE00"));
  }

  @Test
  void aClearedWriterStartsAnew() {
    BinaryWriter writer = new BinaryWriter(1);
    writer.writeString("first");
    writer.clear();
    writer.writeBoolean(true);
    assertThat(writer.toByteArray(), is(new byte[] {1}));
  }
}
