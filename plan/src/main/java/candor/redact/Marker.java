package candor.redact;

/** Copies a text and puts markers into it. Belongs to one pass; what it took never goes back. */
final class Marker {

  final View view;
  private final String marker;
  private final StringBuilder out = new StringBuilder();
  private int copied;
  private int taken;

  Marker(View view, String marker) {
    this.view = view;
    this.marker = marker;
  }

  /** Returns up to where the view was taken: nothing before it can be taken again. */
  int taken() {
    return taken;
  }

  /** Replaces a part of the view; what was already replaced stays so. Returns the end. */
  int take(int from, int end) {
    int start = Math.max(from, taken);
    if (end <= start || onlyMarks(start, end)) {
      return Math.max(end, from);
    }
    int source = view.source(start);
    if (source > copied || copied == 0) {
      out.ensureCapacity(view.text.length());
      out.append(view.text, copied, source).append(marker);
    }
    copied = view.source(end);
    taken = end;
    return end;
  }

  String result() {
    return taken == 0 ? view.text : out.append(view.text, copied, view.text.length()).toString();
  }

  private boolean onlyMarks(int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Letters.isMark(view.at(i))) {
        return false;
      }
    }
    return true;
  }
}
