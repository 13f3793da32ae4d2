package io.footfall.lake.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Tally;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTableTest {

  @Test
  void quotesWhatNeedsIt() {
    String csv = csv("a,b", "say \"no\"", "two\nlines");
    assertThat(
        csv,
        equalTo(
            "day,funnel_step,visits\r\n"
                + "1970-01-01,\"a,b\",0\r\n"
                + "1970-01-01,\"say \"\"no\"\"\",0\r\n"
                + "1970-01-01,\"two\nlines\",0\r\n"));
  }

  @Test
  void isInTheOrderOfTimeAndName() {
    assertThat(
        csv("b", "a").lines().skip(1).toList(), contains("1970-01-01,a,0", "1970-01-01,b,0"));
  }

  @Test
  void everyReportHasAFileOfItsOwn() {
    List<String> titles = Report.all().stream().map(Report::title).distinct().toList();
    assertThat(titles, hasSize(Report.all().size()));
    Report.all()
        .forEach(
            report ->
                assertThat(report.header().stream().distinct().toList(), equalTo(report.header())));
  }

  /** What is asked for most; all by the day and by the hour. */
  @ParameterizedTest
  @CsvSource({
    "total,events visitors visits conversion_rate median_millis p90_millis bot_events",
    "page,page views visitors entries exits",
    "product,product product_views cart_additions purchases",
    "funnel-step,funnel_step visits",
    "currency,currency orders refunds revenue_minor",
    "device,device events visits conversion_rate",
    "country,country events visitors visits",
    "city,city events",
    "channel,channel visits visitors conversion_rate median_millis"
  })
  void reportsByTheDayAndByTheHour(String title, String columns) {
    for (Grain grain : List.of(Grain.DAY, Grain.HOUR)) {
      String wanted = title + "-by-" + grain.name().toLowerCase(Locale.ROOT);
      Report report =
          Report.all().stream().filter(one -> one.title().equals(wanted)).findAny().orElseThrow();
      assertThat(report.header(), hasItems(columns.split(" ")));
    }
  }

  private static String csv(String... names) {
    List<Figure> figures =
        new ArrayList<>(
            Stream.of(names)
                .map(name -> new FigureKey(FigureKind.FUNNEL_STEP, Grain.DAY, 0, name))
                .map(key -> new Figure(key, Tally.empty()))
                .toList());
    return new String(
        ReportTable.toCsv(new Report(FigureKind.FUNNEL_STEP, Grain.DAY), figures),
        StandardCharsets.UTF_8);
  }
}
