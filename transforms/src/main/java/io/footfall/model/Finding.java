package io.footfall.model;

import java.io.Serializable;

/**
 * What following the visitors of a slice finds: the outcome of each record, remarks on some, who
 * has logged in, each visit that changed by it, and when its visitor was there. Findings run down
 * the pipeline in one line, and each sink takes those it is for and passes all on: on Spark a
 * branch would be an action of its own, and what it shares with the others would be computed again.
 */
public sealed interface Finding extends Serializable
    permits Attendance, Login, Outcome, Reconsidered, Remark, VisitChange {}
