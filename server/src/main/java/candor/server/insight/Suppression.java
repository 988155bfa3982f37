package candor.server.insight;

/**
 * Decides which cells of a table may be shown beside its total.
 *
 * <p>A cell of fewer installs than the smallest group is hidden. Whoever knows the total and the
 * cells that are shown knows what the hidden ones have together; so as long as that would be the
 * figure of a single cell, or of fewer installs than the smallest group, the smallest cell that is
 * still shown is hidden too.
 */
final class Suppression {

  private Suppression() {}

  /**
   * Decides for every cell.
   *
   * @param installs how many installs each cell stands for
   * @param least the smallest group
   * @return whether each may be shown
   */
  static boolean[] shown(long[] installs, long least) {
    var shown = new boolean[installs.length];
    for (int i = 0; i < installs.length; i++) {
      shown[i] = installs[i] >= least;
    }
    while (tellsTooMuch(installs, shown, least)) {
      int smallest = smallest(installs, shown);
      if (smallest < 0) {
        return shown;
      }
      shown[smallest] = false;
    }
    return shown;
  }

  private static boolean tellsTooMuch(long[] installs, boolean[] shown, long least) {
    long together = 0;
    int cells = 0;
    for (int i = 0; i < installs.length; i++) {
      if (!shown[i] && installs[i] > 0) {
        together += installs[i];
        cells++;
      }
    }
    return cells == 1 || (cells > 1 && together < least);
  }

  private static int smallest(long[] installs, boolean[] shown) {
    int smallest = -1;
    for (int i = 0; i < installs.length; i++) {
      if (shown[i] && (smallest < 0 || installs[i] < installs[smallest])) {
        smallest = i;
      }
    }
    return smallest;
  }

  /** Rounds a count down to a multiple of the smallest group, so that one install moves nothing. */
  static long down(long count, long least) {
    return count - Math.floorMod(count, least);
  }

  /** Keeps two digits of a figure that is no count. */
  static double coarse(double figure) {
    if (figure == 0 || !Double.isFinite(figure)) {
      return figure;
    }
    double step = Math.pow(10, Math.floor(Math.log10(Math.abs(figure))) - 1);
    return Math.round(figure / step) * step;
  }
}
