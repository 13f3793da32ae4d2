package io.footfall.lake.erase;

import java.util.List;
import java.util.Map;

/**
 * What was erased of one visitor, for those who must prove it. It names him by a digest: a receipt
 * that held his id would be the last trace of him.
 *
 * @param visitorSha256 of the id's UTF-8 bytes, in hexadecimal
 * @param erasedAt when, in ISO-8601
 * @param erased rows by store and table
 * @param lakeFiles files that were written anew or deleted
 * @param left rows by store and table that a second look found; empty when nothing is left
 * @param stays what is kept on purpose, and why
 */
public record Receipt(
    String visitorSha256,
    String erasedAt,
    Map<String, Map<String, Long>> erased,
    List<String> lakeFiles,
    Map<String, Map<String, Long>> left,
    List<String> stays) {

  /** Whether the second look found nothing. */
  public boolean isComplete() {
    return left.isEmpty();
  }
}
