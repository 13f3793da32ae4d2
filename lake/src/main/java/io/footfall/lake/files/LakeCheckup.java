package io.footfall.lake.files;

import io.footfall.pipelines.doctor.Checkup;
import io.footfall.pipelines.doctor.Symptom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Whether a lake can be listed; and, where that is asked for, whether a file can be put there, read
 * and deleted again.
 */
public final class LakeCheckup implements Checkup {

  private static final String SUBJECT = "lake";
  private static final String FOLDER = "_footfall/";

  private final LakeFiles files;
  private final boolean triesWrites;

  public LakeCheckup(LakeFiles files, boolean triesWrites) {
    this.files = files;
    this.triesWrites = triesWrites;
  }

  @Override
  public List<Symptom> run() {
    String lake = files.addressOf("");
    List<Symptom> symptoms = new ArrayList<>();
    try {
      symptoms.add(
          Symptom.ok(
              SUBJECT,
              lake
                  + (files.list(FOLDER).isEmpty()
                      ? " has nothing landed in it yet, or nothing that we may see"
                      : " can be listed")));
      if (triesWrites) {
        tryWrites();
        symptoms.add(Symptom.ok(SUBJECT, lake + " takes a file, gives it back and deletes it"));
      }
    } catch (UncheckedIOException | SdkException failure) {
      symptoms.add(
          Symptom.fail(
              SUBJECT,
              lake + ": " + failure.getMessage(),
              "start what keeps it, correct --lake, --s3Endpoint and the keys, or grant listing, reading, writing and"
                  + " deleting"));
    }
    return symptoms;
  }

  private void tryWrites() {
    String path = FOLDER + "doctor-" + UUID.randomUUID();
    byte[] content = path.getBytes(StandardCharsets.UTF_8);
    files.publish(content, path);
    try {
      if (!Arrays.equals(files.read(path), content)) {
        throw new UncheckedIOException(new IOException(path + " came back as something else"));
      }
    } finally {
      files.delete(List.of(path));
    }
  }
}
