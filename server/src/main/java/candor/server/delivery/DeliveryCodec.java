package candor.server.delivery;

import java.util.zip.CRC32C;

/**
 * Writes a delivery as the bytes of one log record and reads it back.
 *
 * <p>The form, version 1: a version byte, the body, and a CRC32C of both. A string is written once
 * a record and referred to by number afterwards, a sender once for all its messages, an id as 16
 * bytes, a time as the difference to the time before it. The end position is the log's business and
 * is not written. Safe for use by many threads.
 */
public final class DeliveryCodec {

  /** The first byte of a record; a change of the form gets a new one and keeps the old reader. */
  static final byte VERSION = 1;

  /** Bytes of the checksum at the end. */
  static final int CHECKSUM_BYTES = 4;

  /** One writer a thread: its buffer and string table are the only large things in here. */
  private static final ThreadLocal<DeliveryWriter> WRITERS =
      ThreadLocal.withInitial(DeliveryWriter::new);

  private DeliveryCodec() {}

  /**
   * Writes one delivery.
   *
   * @param delivery the delivery; its end position is left out
   * @return the record
   * @throws ArithmeticException if an instant lies beyond the range of milliseconds in a long
   */
  public static byte[] write(Delivery delivery) {
    return WRITERS.get().write(delivery);
  }

  /**
   * Reads one delivery.
   *
   * @param end the log position just behind the record
   * @param bytes the record
   * @return the delivery
   * @throws DamagedDelivery if the bytes are not what {@link #write} makes
   */
  public static Delivery read(long end, byte[] bytes) {
    return new DeliveryReader(body(bytes)).read(end);
  }

  /**
   * Reads only of what app a delivery is and by which plan it was judged.
   *
   * @param bytes the record
   * @return both
   * @throws DamagedDelivery if the bytes are not what {@link #write} makes
   */
  public static Origin origin(byte[] bytes) {
    return new DeliveryReader(body(bytes)).origin();
  }

  private static Cursor body(byte[] bytes) {
    int length = bytes.length - CHECKSUM_BYTES;
    if (length < 1) {
      throw new DamagedDelivery("the record is too short");
    }
    if (bytes[0] != VERSION) {
      throw new DamagedDelivery("the record has an unknown version");
    }
    var cursor = new Cursor(bytes, length, bytes.length);
    if (cursor.fixed32() != checksum(bytes, length)) {
      throw new DamagedDelivery("the checksum of the record is wrong");
    }
    return new Cursor(bytes, 1, length);
  }

  static int checksum(byte[] bytes, int length) {
    var crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
