package candor.server.settings;

import java.time.LocalDate;

/**
 * Is what is to be known about one day when a chart is read.
 *
 * @param id names it in forms; empty when nobody wrote it, as for a release
 * @param day the day
 * @param text what happened
 */
public record Remark(String id, LocalDate day, String text) {}
