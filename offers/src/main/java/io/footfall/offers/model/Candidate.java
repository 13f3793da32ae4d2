package io.footfall.offers.model;

import java.io.Serializable;

/** A frequent visitor who may be written to, with what makes the mail his. */
public record Candidate(VisitorActivity activity, Contact contact, Interests interests)
    implements Serializable {

  public String visitorId() {
    return activity.visitorId();
  }

  public Candidate withContact(Contact known) {
    return new Candidate(activity, known, interests);
  }

  public Candidate withInterests(Interests found) {
    return new Candidate(activity, contact, found);
  }
}
