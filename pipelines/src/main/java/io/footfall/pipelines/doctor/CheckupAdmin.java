package io.footfall.pipelines.doctor;

import io.footfall.pipelines.kafka.KafkaSettings;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A client of the brokers that gives up as soon as whoever waits for a checkup would. */
final class CheckupAdmin {

  static final int PATIENCE_SECONDS = 10;

  private CheckupAdmin() {}

  /**
   * With a patience of ten seconds, or of the settings' {@code request.timeout.ms} where that is
   * shorter. Its own would be a minute, and closing it would take as long where no broker answers.
   */
  static Admin of(KafkaSettings settings) {
    Properties properties = settings.toClientProperties();
    String most = Integer.toString(PATIENCE_SECONDS * 1_000);
    String given = properties.getProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, most);
    int millis = Math.min(Integer.parseInt(most), Integer.parseInt(given));
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    return Admin.create(properties);
  }
}
