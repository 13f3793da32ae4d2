package io.footfall.figures;

import io.footfall.coders.ChunkCoder;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/**
 * Adds up packed figures: chunks in, one chunk out that holds each of their figures once. Chunks
 * are put aside as they come and added up when there are many, or when a pane asks: to unpack is
 * what costs.
 */
final class AddUpChunks extends CombineFn<byte[], List<byte[]>, byte[]> {

  private static final int MANY = 64;

  @Override
  public List<byte[]> createAccumulator() {
    return new ArrayList<>();
  }

  @Override
  public List<byte[]> addInput(List<byte[]> chunks, byte[] chunk) {
    chunks.add(chunk);
    return chunks.size() < MANY ? chunks : addedUp(chunks);
  }

  @Override
  public List<byte[]> mergeAccumulators(Iterable<List<byte[]>> parts) {
    List<byte[]> chunks = new ArrayList<>();
    parts.forEach(chunks::addAll);
    return chunks.size() < MANY ? chunks : addedUp(chunks);
  }

  @Override
  public byte[] extractOutput(List<byte[]> chunks) {
    FigureSheet sheet = new FigureSheet();
    chunks.forEach(sheet::addPacked);
    return sheet.pack();
  }

  private List<byte[]> addedUp(List<byte[]> chunks) {
    return new ArrayList<>(List.of(extractOutput(chunks)));
  }

  @Override
  public Coder<List<byte[]>> getAccumulatorCoder(CoderRegistry registry, Coder<byte[]> chunk) {
    return ListCoder.of(ChunkCoder.of());
  }

  @Override
  public Coder<byte[]> getDefaultOutputCoder(CoderRegistry registry, Coder<byte[]> chunk) {
    return ChunkCoder.of();
  }
}
