package candor.server.store;

/**
 * Says in SQL into which interval a time falls.
 *
 * <p>Intervals of equal length that follow each other become one division; a year of local days is
 * three runs with two odd days between them, whatever the zone.
 */
final class Buckets {

  private Buckets() {}

  /** Returns an expression over the column {@code at}, which must lie within the cuts. */
  static String sql(Cuts cuts) {
    long[] borders = new long[cuts.borders().size()];
    for (int i = 0; i < borders.length; i++) {
      borders[i] = cuts.borders().get(i).toEpochMilli();
    }
    if (borders.length == 2) {
      return "0";
    }
    var sql = new StringBuilder("CASE");
    int start = 0;
    while (start < borders.length - 1) {
      long width = borders[start + 1] - borders[start];
      int end = start + 1;
      while (end < borders.length - 1 && borders[end + 1] - borders[end] == width) {
        end++;
      }
      sql.append(" WHEN \"at\" < ").append(borders[end]).append(" THEN ").append(start);
      sql.append(" + (\"at\" - ").append(borders[start]).append(") // ").append(width);
      start = end;
    }
    return sql.append(" END").toString();
  }
}
