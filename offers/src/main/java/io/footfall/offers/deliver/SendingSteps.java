package io.footfall.offers.deliver;

import io.footfall.offers.model.Claim;
import java.io.Serializable;

/** Who wants to know how far a mail has come. Called in this order, on the thread that sends. */
public interface SendingSteps extends Serializable {

  /** The offer is claimed, and nothing has been said to the mail server. */
  void claimed(Claim claim);

  /** The mail server has taken the mail, and nobody has written that down. */
  void accepted(Claim claim);

  /** It is written down. */
  void settled(Claim claim);

  /** Nobody wants to know. */
  static SendingSteps unwatched() {
    return new SendingSteps() {
      @Override
      public void claimed(Claim claim) {}

      @Override
      public void accepted(Claim claim) {}

      @Override
      public void settled(Claim claim) {}
    };
  }
}
