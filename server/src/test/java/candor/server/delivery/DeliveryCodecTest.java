package candor.server.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps the promise that what is written is read back equal, and damage is noticed. */
final class DeliveryCodecTest {

  private static final long SEED = 20_261_124;

  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

  private static Deliveries deliveries() {
    return new Deliveries(new java.util.Random(SEED));
  }

  @Test
  void whatIsWrittenIsReadBackEqual() {
    var deliveries = deliveries();
    for (int i = 0; i < 2_000; i++) {
      Delivery written = deliveries.any();
      byte[] bytes = DeliveryCodec.write(written);
      assertEquals(written, DeliveryCodec.read(written.end(), bytes));
    }
  }

  @Test
  void theSameDeliveryAlwaysHasTheSameBytes() {
    Delivery delivery = deliveries().believable();
    byte[] first = DeliveryCodec.write(delivery);
    DeliveryCodec.write(deliveries().any());
    assertArrayEquals(first, DeliveryCodec.write(delivery));
  }

  @Test
  void aBelievableBatchTakesAtMost75BytesAnEvent() {
    byte[] bytes = DeliveryCodec.write(deliveries().believable());
    assertTrue(bytes.length <= 75 * 25, "bytes an event: " + bytes.length / 25.0);
  }

  @Test
  void aSharedSenderIsOneObjectAgain() {
    byte[] bytes = DeliveryCodec.write(deliveries().believable());
    var senders =
        DeliveryCodec.read(1, bytes).messages().stream()
            .map(message -> System.identityHashCode(message.sender()))
            .distinct()
            .toList();
    assertEquals(1, senders.size());
  }

  @Test
  void anEmptyDeliveryFits() {
    var empty = new Delivery(0, "a", "b", Instant.EPOCH, List.of(), Map.of());
    assertEquals(empty, DeliveryCodec.read(0, DeliveryCodec.write(empty)));
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] bytes = DeliveryCodec.write(deliveries().believable());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThrows(DamagedDelivery.class, () -> DeliveryCodec.read(0, damaged));
    }
  }

  @Test
  void everyCutIsNoticed() {
    byte[] bytes = DeliveryCodec.write(deliveries().believable());
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(DamagedDelivery.class, () -> DeliveryCodec.read(0, cut));
    }
  }

  @Test
  @Tag("fuzz")
  void damageUnderARightChecksumNeverThrowsAnythingElse() {
    var deliveries = new Deliveries(random);
    int noticed = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = DeliveryCodec.write(deliveries.any());
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        bytes[1 + random.nextInt(bytes.length - 1)] = (byte) random.nextInt(256);
      }
      noticed += readsOrNotices(resealed(bytes)) ? 0 : 1;
    }
    assertTrue(noticed > 0, "some damage must be seen by structure alone");
  }

  private static boolean readsOrNotices(byte[] bytes) {
    try {
      DeliveryCodec.read(0, bytes);
      return true;
    } catch (DamagedDelivery noticed) {
      return false;
    }
  }

  private static byte[] resealed(byte[] bytes) {
    int length = bytes.length - DeliveryCodec.CHECKSUM_BYTES;
    int crc = DeliveryCodec.checksum(bytes, length);
    for (int i = 0; i < DeliveryCodec.CHECKSUM_BYTES; i++) {
      bytes[length + i] = (byte) (crc >>> (8 * i));
    }
    return bytes;
  }
}
