package io.footfall.runner.spark;

import io.footfall.launcher.operations.LogFormat;
import io.footfall.launcher.operations.SliceLogContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Makes the executors of a cluster log as the driver was asked to: an object a line, with slice and
 * topic. Spark loads it into each executor; what is logged there stays as Spark's configuration
 * says.
 */
public final class ExecutorLog implements SparkPlugin {

  private static final String PLUGINS = "spark.plugins";
  private static final String PREFIX = "footfall.";

  /** What Spark calls the executor that is the driver too. */
  private static final String DRIVER = "driver";

  private static final List<String> NAMES = List.of("slice", "topic");

  /** Has each executor of the context that is yet to be made load it, beside the user's plugins. */
  static void addTo(SparkConf configuration) {
    String others = configuration.get(PLUGINS, "");
    configuration.set(
        PLUGINS, (others.isEmpty() ? "" : others + ",") + ExecutorLog.class.getName());
  }

  /** Tells the tasks of this thread's jobs which slice runs. */
  static void tellTasks(JavaSparkContext context) {
    Map<String, String> current = SliceLogContext.current();
    NAMES.forEach(name -> context.setLocalProperty(PREFIX + name, current.get(name)));
  }

  @Override
  public @Nullable DriverPlugin driverPlugin() {
    return null;
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext context, Map<String, String> none) {
        // Where the driver is the executor too its log is as asked for already
        if (!context.executorID().equals(DRIVER)) {
          LogFormat.makeJson();
        }
      }

      @Override
      public void onTaskStart() {
        Map<String, String> there = new HashMap<>();
        for (String name : NAMES) {
          String value = TaskContext.get().getLocalProperty(PREFIX + name);
          if (value != null) {
            there.put(name, value);
          }
        }
        SliceLogContext.become(there);
      }
    };
  }
}
