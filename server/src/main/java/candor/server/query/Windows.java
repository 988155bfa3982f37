package candor.server.query;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Counts the members of the unions of neighbouring sets. */
final class Windows {

  private Windows() {}

  /**
   * Returns the size of the union of each set with the {@code width - 1} sets before it; near the
   * start, of as many as there are.
   *
   * <p>The sets are taken in blocks as long as the window: a window is then the tail of one block
   * and the head of the next, so three unions per set suffice whatever the width.
   */
  static long[] sizes(List<RoaringBitmap> sets, int width) {
    int count = sets.size();
    var heads = new ArrayList<RoaringBitmap>(count);
    var tails = new RoaringBitmap[count];
    for (int i = 0; i < count; i++) {
      heads.add(i % width == 0 ? sets.get(i) : RoaringBitmap.or(heads.get(i - 1), sets.get(i)));
    }
    for (int i = count - 1; i >= 0; i--) {
      boolean last = i == count - 1 || (i + 1) % width == 0;
      tails[i] = last ? sets.get(i) : RoaringBitmap.or(tails[i + 1], sets.get(i));
    }
    long[] sizes = new long[count];
    for (int i = 0; i < count; i++) {
      int first = i - width + 1;
      boolean oneBlock = first < 0 || first % width == 0;
      sizes[i] =
          oneBlock
              ? heads.get(i).getLongCardinality()
              : RoaringBitmap.orCardinality(tails[first], heads.get(i));
    }
    return sizes;
  }

  /** Returns the union of all sets. */
  static RoaringBitmap union(List<RoaringBitmap> sets) {
    var union = new RoaringBitmap();
    sets.forEach(union::or);
    return union;
  }
}
