package io.footfall.pipelines.slices;

/** There is no topic to read. Trying again won't help before somebody makes it. */
public final class TopicMissingException extends RuntimeException {

  public TopicMissingException(String topic) {
    super(
        "There is no topic '"
            + topic
            + "': create it, or name another one by the option that names the topic");
  }
}
