package io.footfall.services.s3;

import com.adobe.testing.s3mock.S3MockApplication;
import io.footfall.services.support.ServerProcess;

/**
 * An object store that speaks S3's protocol, and takes any key.
 *
 * <p>In: {@code folder}, {@code client} and {@code tls} (ports). Out: S3 at {@code
 * http://127.0.0.1:<client>} with the bucket {@code lake} and the objects that the folder held.
 * Ends non-zero, with the reason on standard output, if a port cannot be bound.
 */
public final class S3Server {

  private S3Server() {}

  public static void main(String[] arguments) {
    ServerProcess process = ServerProcess.enter(arguments);
    S3MockApplication.main(
        new String[] {
          "--server.address=127.0.0.1",
          "--com.adobe.testing.s3mock.httpPort=" + process.port("client"),
          "--server.port=" + process.port("tls"),
          "--com.adobe.testing.s3mock.store.root=" + process.folder().resolve("objects"),
          "--com.adobe.testing.s3mock.store.retainFilesOnExit=true",
          "--com.adobe.testing.s3mock.store.initialBuckets=lake",
        });
  }
}
