package io.footfall.pipelines.kafka;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Makes clients that ask about topics and groups, and lets go of them. */
public final class KafkaAdmins {

  private KafkaAdmins() {}

  /**
   * A client, which connects when it is asked.
   *
   * @throws KafkaUnavailableException when the settings make none, as where no name of a server is
   *     known
   */
  public static Admin open(KafkaSettings settings) {
    try {
      return Admin.create(settings.toClientProperties());
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(settings, "make a client", failure);
    }
  }

  /** At once: by itself a client waits for a minute for answers that nobody waits for any more. */
  public static void letGo(Admin admin) {
    admin.close(Duration.ZERO);
  }
}
