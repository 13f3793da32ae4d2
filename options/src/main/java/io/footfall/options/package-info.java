/**
 * Options of the command line that a command of the launcher has and so has a process that it
 * starts, the web server's or the dashboard's, which knows nothing of the launcher: declared once,
 * and handed on by their names.
 */
package io.footfall.options;
