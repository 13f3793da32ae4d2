package io.footfall.lake.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.lake.files.LakeAddress;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.testing.TestLake;
import io.footfall.model.Click;
import io.footfall.model.RecordPosition;
import io.footfall.model.Remark;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.visits.ContentHash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {

  private static final String FILE = "clicks.parquet";

  @TempDir private Path folder;
  private LakeFiles files;

  @BeforeEach
  void open() {
    files = LakeAddress.of(folder.toString()).register(PipelineOptionsFactory.create());
  }

  @Test
  void clicksComeBackAsTheyWere() throws Exception {
    List<Click> clicks = clicks();
    write(clicks, ClickSchema.current());
    List<Click> read = new ArrayList<>();
    LakeRows.forEachClick(files, entry(), read::add);
    assertThat(read, equalTo(clicks));
  }

  @Test
  void theHashIsThatOfTheClick() throws Exception {
    List<Click> clicks = clicks();
    write(clicks, ClickSchema.current());
    ContentHash hash = new ContentHash();
    try (RowReader rows = LakeRows.read(files, entry(), List.of("content_hash"))) {
      for (Click click : clicks) {
        assertThat(rows.next().bigint(0), equalTo(hash.of(click)));
      }
    }
  }

  /** The reader of this build and a file of the next one, which has a column more. */
  @Test
  void aColumnThatIsNotKnownIsPassedOver() throws Exception {
    List<Column<Click>> columns = new ArrayList<>();
    columns.add(Column.text("loyalty_tier", click -> "gold"));
    columns.addAll(ClickSchema.current().columns());
    List<Click> clicks = clicks();
    write(clicks, new FileSchema<>("click", ClickSchema.VERSION + 1, columns));
    List<Click> read = new ArrayList<>();
    LakeRows.forEachClick(files, entry(), read::add);
    assertThat(read, equalTo(clicks));
  }

  /** The reader of this build and a file of one before it, which lacks columns. */
  @Test
  void aColumnThatIsMissingIsNull() throws Exception {
    List<Click> clicks =
        clicks().stream().map(click -> click.toBuilder().searchTerm(null).build()).toList();
    List<Column<Click>> columns =
        ClickSchema.current().columns().stream()
            .filter(column -> !column.name().equals("search_term"))
            .toList();
    write(clicks, new FileSchema<>("click", 0, columns));
    List<Click> read = new ArrayList<>();
    LakeRows.forEachClick(files, entry(), read::add);
    assertThat(read, equalTo(clicks));
    try (RowReader rows = LakeRows.read(files, entry(), List.of("search_term", "row_key"))) {
      Row row = rows.next();
      assertThat(row.text(0), nullValue());
      assertThat(row.text(1), equalTo(clicks.get(0).eventId().toString()));
    }
  }

  @Test
  void oneVisitorsRowsAreFound() throws Exception {
    List<Click> clicks = clicks();
    write(clicks, ClickSchema.current());
    String visitor = clicks.get(7).visitorId();
    long found = 0;
    try (RowReader rows = LakeRows.readVisitor(files, entry(), List.of("visitor_id"), visitor)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        assertThat(row.text(0), equalTo(visitor));
        found++;
      }
    }
    assertThat(
        found, equalTo(clicks.stream().filter(click -> click.visitorId().equals(visitor)).count()));
  }

  /** Somebody else's file, with a column of columns. */
  @Test
  void aFileWhoseColumnsCantBeReadIsClosed() throws Exception {
    MessageType type =
        MessageTypeParser.parseMessageType(
            "message click { optional group row_key { optional int64 part; } }");
    try (FileChannel channel = channel()) {
      ExampleParquetWriter.builder(new ChannelOutputFile(channel))
          .withType(type)
          .withConf(new Configuration(false))
          .build()
          .close();
    }
    List<SeekableByteChannel> opened = new ArrayList<>();
    InputFile file =
        new ChannelInputFile(
            FILE,
            entry().bytes(),
            () -> {
              opened.add(Files.newByteChannel(folder.resolve(FILE)));
              return opened.get(0);
            });

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> RowReader.open(file, List.of("row_key"), FilterCompat.NOOP));

    assertThat(refused.getMessage(), containsString("row_key"));
    assertThat(opened.get(0).isOpen(), equalTo(false));
  }

  private FileChannel channel() throws IOException {
    return FileChannel.open(
        folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void write(List<Click> clicks, FileSchema<Click> schema) throws IOException {
    try (FileChannel channel = channel();
        ParquetFile<Click> file = ParquetFile.create(channel, schema)) {
      clicks.forEach(file::write);
    }
  }

  private LakeFiles.Entry entry() throws Exception {
    return new LakeFiles.Entry(FILE, Files.size(folder.resolve(FILE)));
  }

  /** Clicks of every kind, some with a remark. */
  private static List<Click> clicks() {
    List<Click> clicks = new ArrayList<>();
    EnrichClicks enrich = EnrichClicks.create();
    TestLake.traffic(11, Instant.parse("2026-03-01T00:00:00Z"), 2_000, 10).stream()
        .filter(SentRecord::isToBeStored)
        .map(record -> Objects.requireNonNull(record.click()))
        .forEach(
            click -> {
              boolean remarked = clicks.size() % 50 == 0;
              Click placed =
                  click.toBuilder()
                      .position(new RecordPosition("clicks", 3, clicks.size()))
                      .originalId(remarked ? new UUID(1, clicks.size()) : null)
                      .remark(remarked ? Remark.Subject.CONFLICTING : null)
                      .build();
              clicks.add(enrich.apply(placed, placed.receivedAt()));
            });
    return clicks;
  }
}
