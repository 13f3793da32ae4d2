/**
 * What flows through Footfall: records of the log, clicks, what became of them, slices, figures.
 *
 * <p>Values only: immutable, comparable, without a runner, a store or a clock. Small ones are
 * records; {@link io.footfall.model.Click}, which has many optional parts, is an AutoValue with a
 * builder. None relies on Beam's schema inference (records have none, beam#27802, and a schema row
 * costs half as much again as a hand-written coder); each that crosses a shuffle has a coder of its
 * own.
 */
package io.footfall.model;
