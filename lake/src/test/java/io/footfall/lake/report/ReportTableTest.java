package io.footfall.lake.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Tally;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
