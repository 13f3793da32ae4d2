/**
 * The one launcher: {@code footfall <command> <options>}. Commands put options together with
 * pipelines, and talk to people.
 */
package io.footfall.launcher;
