package io.footfall.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether Chromium and its driver are on the path. */
final class BrowserCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Browser.isInstalled()) {
      return ConditionEvaluationResult.enabled("Chromium and its driver are there");
    }
    String reason =
        "NOT TESTED: "
            + context.getDisplayName()
            + " needs chromium and chromedriver on the PATH; apt-get install -y chromium chromium-driver";
    String bar = "!".repeat(reason.length());
    System.err.println(bar + "\n" + reason + "\n" + bar);
    return ConditionEvaluationResult.disabled(reason);
  }
}
