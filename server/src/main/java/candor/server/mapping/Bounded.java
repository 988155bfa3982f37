package candor.server.mapping;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a mapping file, packed by gzip or not, up to the largest size. For one thread. */
final class Bounded extends FilterInputStream {

  /** The mappings of large apps are 20 to 80 MB; what is larger is a mistake or an attack. */
  static final long MOST_BYTES = 100_000_000;

  /** Nobody puts more blanks in front. */
  private static final int LOOK = 1_024;

  private static final int GZIP = 0x1f8b;

  private long read;

  private Bounded(InputStream in) {
    super(in);
  }

  /** Begins to read; a packed file is known by its first two bytes. */
  static Bounded of(InputStream sent) throws IOException {
    var in = new BufferedInputStream(sent, 1 << 16);
    in.mark(2);
    boolean packed = (in.read() << 8 | in.read()) == GZIP;
    in.reset();
    try {
      return new Bounded(packed ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16)) : in);
    } catch (ZipException | EOFException e) {
      throw damaged();
    }
  }

  long count() {
    return read;
  }

  /** Looks at the first byte that is no white space, without taking anything; -1 for none. */
  int first() throws IOException {
    in.mark(LOOK);
    try {
      int first = in.read();
      for (int i = 1; i < LOOK && first >= 0 && first <= ' '; i++) {
        first = in.read();
      }
      in.reset();
      return first;
    } catch (ZipException | EOFException e) {
      throw damaged();
    }
  }

  @Override
  public int read() throws IOException {
    try {
      int one = in.read();
      count(one < 0 ? -1 : 1);
      return one;
    } catch (ZipException | EOFException e) {
      throw damaged();
    }
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    try {
      return count(in.read(to, offset, length));
    } catch (ZipException | EOFException e) {
      throw damaged();
    }
  }

  private int count(int more) throws BadMapping {
    read += Math.max(0, more);
    if (read > MOST_BYTES) {
      throw new BadMapping(
          "the file is larger than %d MB, unpacked; leave sourcesContent out, or keep fewer names"
              .formatted(MOST_BYTES / 1_000_000));
    }
    return more;
  }

  private static BadMapping damaged() {
    return new BadMapping("the file is packed by gzip, and damaged or cut; send it again");
  }
}
