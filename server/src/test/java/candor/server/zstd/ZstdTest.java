package candor.server.zstd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with what the original library packs, and keeps hostile frames cheap. */
final class ZstdTest {

  private static final int MOST = 8 << 20;

  /** A hang is longer than this on any machine; the usual cost is a few milliseconds. */
  private static final Duration PROMPT = Duration.ofSeconds(10);

  private static final long SEED = 20261126;

  private static byte[] pack(byte[] plain, int level, boolean check) {
    try (var context = new ZstdCompressCtx()) {
      return context.setLevel(level).setChecksum(check).compress(plain);
    }
  }

  /** Text like a batch, with as much chance in it as asked for. */
  private static byte[] batch(Random random, int length, int variety) {
    var text = new StringBuilder();
    while (text.length() < length) {
      text.append("{\"id\":\"").append(random.nextInt(variety)).append("\",\"name\":\"message_");
      text.append("sent\",\"props\":{\"n\":").append(random.nextInt(9)).append("}},");
    }
    text.setLength(length);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {-5, 1, 3, 6, 9, 13, 19})
  void whatTheOriginalPacksComesOutAgain(int level) throws ZstdException {
    var random = new Random(SEED + level);
    for (int round = 0; round < 9; round++) {
      int length = round < 3 ? round : random.nextInt(1 << (9 + round));
      byte[] text = batch(random, length, 1 << random.nextInt(20));
      byte[] noise = new byte[random.nextInt(5_000)];
      random.nextBytes(noise);
      byte[] few = new byte[length];
      for (int i = 0; i < length; i++) {
        few[i] = (byte) (Math.abs(random.nextGaussian()) * 20);
      }
      for (byte[] plain : new byte[][] {text, noise, few, new byte[length]}) {
        byte[] packed = pack(plain, level, round % 2 == 0);
        assertArrayEquals(plain, Zstd.decode(packed, MOST), "round " + round);
      }
    }
  }

  @Test
  void aLargeBodyOfSeveralBlocksAndFramesComesOutAgain() throws ZstdException, IOException {
    byte[] plain = batch(new Random(SEED), 3_000_000, 1_000_000);
    var out = new ByteArrayOutputStream();
    for (int part = 0; part < 3; part++) {
      // Written piece by piece it tells no size, and blocks use the tables of those before.
      try (var stream = new ZstdOutputStream(out, 3).setChecksum(true)) {
        for (int from = part * 1_000_000; from < (part + 1) * 1_000_000; from += 50_000) {
          stream.write(plain, from, 50_000);
          stream.flush();
        }
      }
      out.writeBytes(new byte[] {0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'});
    }
    assertArrayEquals(plain, Zstd.decode(out.toByteArray(), MOST));
  }

  @Test
  @Tag("T12")
  void aBombEndsAtTheLimit() {
    byte[] bomb = pack(new byte[64 << 20], 3, false);
    assertTrue(bomb.length < 50_000, "bytes " + bomb.length);
    assertTrue(refused(bomb, MOST).isTooLarge());
    assertTrue(refused(pack(new byte[65_537], 3, true), 65_536).isTooLarge());
  }

  @Test
  @Tag("T12")
  void manySmallBlocksEndAtTheLimit() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0x58});
    for (int i = 0; i < 300_000; i++) {
      out.writeBytes(new byte[3]);
    }
    assertTrue(refused(out.toByteArray(), MOST).isTooLarge());
  }

  private static ZstdException refused(byte[] packed, int most) {
    return assertTimeout(
        PROMPT, () -> assertThrows(ZstdException.class, () -> Zstd.decode(packed, most)));
  }

  @Test
  void aWrongChecksumSizeOrDictionaryIsDamage() {
    byte[] whole = pack(batch(new Random(1), 500, 9), 3, true);
    byte[] sum = whole.clone();
    sum[sum.length - 1] ^= 1;
    assertFalse(refused(sum, MOST).isTooLarge());
    byte[] size = whole.clone();
    size[5] ^= 1;
    refused(size, MOST);
    byte[] dictionary = whole.clone();
    dictionary[4] |= 1;
    refused(dictionary, MOST);
    refused(new byte[0], MOST);
    refused("not packed at all".getBytes(StandardCharsets.UTF_8), MOST);
  }

  @Test
  void everyCutIsDamage() {
    byte[] whole = pack(batch(new Random(2), 5_000, 99), 9, true);
    for (int cut = 0; cut < whole.length; cut++) {
      refused(Arrays.copyOf(whole, cut), MOST);
    }
  }

  /** Without a checksum a changed byte may pass; it must never do anything but pass or fail. */
  @Test
  @Tag("T12")
  void changedBytesPassOrAreRefused() {
    var random = new Random(SEED);
    int passed = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] packed = pack(batch(random, 1 + random.nextInt(3_000), 50), 1 + round % 9, false);
      for (int i = 0; i <= round % 3; i++) {
        packed[random.nextInt(packed.length)] = (byte) random.nextInt();
      }
      passed += passes(packed) ? 1 : 0;
    }
    assertTrue(passed > 30 && passed < 2_950, "passed " + passed);
  }

  private static boolean passes(byte[] packed) {
    try {
      assertTrue(Zstd.decode(packed, 1 << 16).length <= 1 << 16);
      return true;
    } catch (ZstdException refused) {
      assertEquals(0, refused.getStackTrace().length);
      return false;
    }
  }
}
