package candor.server.mapping;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers and texts in few bytes, and knows where it is. For one thread. */
final class PackedOutput implements AutoCloseable {

  private final OutputStream out;
  private long at;

  PackedOutput(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  long at() {
    return at;
  }

  PackedOutput one(int value) throws IOException {
    out.write(value);
    at++;
    return this;
  }

  PackedOutput bytes(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    at += length;
    return this;
  }

  /** Writes a number that is not negative, seven bits a byte, the lowest first. */
  PackedOutput number(long number) throws IOException {
    long rest = number;
    while (rest >= 0x80) {
      one(((int) rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return one((int) rest);
  }

  /** Writes a number that is mostly small, of either sign. */
  PackedOutput signed(long number) throws IOException {
    return number(number << 1 ^ number >> 63);
  }

  PackedOutput text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return number(bytes.length).bytes(bytes, bytes.length);
  }

  PackedOutput wide(long value) throws IOException {
    for (int shift = 56; shift >= 0; shift -= 8) {
      one((int) (value >>> shift) & 0xff);
    }
    return this;
  }

  PackedOutput narrow(int value) throws IOException {
    for (int shift = 24; shift >= 0; shift -= 8) {
      one(value >>> shift & 0xff);
    }
    return this;
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
