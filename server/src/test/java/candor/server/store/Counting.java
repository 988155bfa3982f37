package candor.server.store;

import candor.server.custody.Rows;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts rows, and does something at the first. */
final class Counting implements Rows {

  private final Deed deed;
  private long count;

  Counting(Deed deed) {
    this.deed = deed;
  }

  /** Is what is done at the first row. */
  interface Deed {
    void run() throws IOException;
  }

  long count() {
    return count;
  }

  @Override
  public void begin(List<Field> fields) {
    count = 0;
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    if (count++ == 0) {
      deed.run();
    }
  }
}
