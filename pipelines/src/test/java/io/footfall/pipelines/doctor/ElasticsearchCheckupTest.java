package io.footfall.pipelines.doctor;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElasticsearchCheckupTest {

  @Test
  void whatToDoStandsInTheRemedyAlone() throws InterruptedException {
    Symptom symptom =
        new ElasticsearchCheckup(ElasticsearchSettings.of(List.of("http://127.0.0.1:1")))
            .run()
            .get(0);

    assertThat(symptom.text(), containsString("ConnectException"));
    assertThat(symptom.text(), not(containsString(symptom.remedy())));
  }
}
