package candor.server.otlp;

import static candor.server.otlp.Protobuf.attribute;
import static candor.server.otlp.Protobuf.bytes;
import static candor.server.otlp.Protobuf.fixed64;
import static candor.server.otlp.Protobuf.join;
import static candor.server.otlp.Protobuf.number;
import static candor.server.otlp.Protobuf.record;
import static candor.server.otlp.Protobuf.request;
import static candor.server.otlp.Protobuf.text;
import static candor.server.otlp.Protobuf.varint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps bytes that lie from costing anything but a refusal. */
@Tag("T12")
final class HostileProtobufTest {

  /** A hang is longer than this on any machine; the usual cost is a few milliseconds. */
  private static final Duration PROMPT = Duration.ofSeconds(10);

  private static UnreadableException refused(byte[] body) {
    return assertTimeout(
        PROMPT, () -> assertThrows(UnreadableException.class, () -> LogsRequest.protobuf(body)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 127, 128, 1L << 31, (1L << 31) + 8, 1L << 32, 1L << 62, -1, -8})
  void aLengthBeyondTheEnd(long length) {
    refused(join(varint(1 << 3 | 2), varint(length)));
    refused(bytes(1, varint(2 << 3 | 2), varint(length)));
    refused(bytes(1, bytes(2, bytes(2, varint(6 << 3 | 2), varint(length)))));
  }

  @Test
  void aLengthThatReachesOutOfItsMessage() {
    byte[] inner = join(varint(12 << 3 | 2), varint(6), new byte[] {'a', 'b'});
    refused(join(request(new byte[0], inner), new byte[16]));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6, 7})
  void groupsAndTypesThatDoNotExist(int type) {
    refused(varint(1 << 3 | type));
    refused(request(new byte[0], varint(50 << 3 | type)));
  }

  @Test
  void varintsWithoutEndOrBeyond64Bits() {
    byte[] endless = new byte[11];
    Arrays.fill(endless, (byte) 0x80);
    refused(endless);
    refused(join(varint(2 << 3), endless));
    byte[] ten = Arrays.copyOf(endless, 10);
    ten[9] = 2;
    refused(request(new byte[0], join(varint(2 << 3), ten)));
  }

  @Test
  void aFieldWithoutANumberOrBeyond32Bits() {
    refused(new byte[] {0, 0});
    refused(join(varint(1L << 35 | 2), varint(0)));
  }

  @Test
  void everyCutIsRefused() {
    byte[] whole =
        request(
            attribute(1, "service.version", "1.2.3"),
            record("message_sent", 1, attribute(6, "source", "chat_ui"), fixed64(11, 5)));
    for (int cut = 1; cut < whole.length; cut++) {
      refused(Arrays.copyOf(whole, cut));
    }
  }

  @Test
  void textThatIsNotUtf8() {
    byte[] bad = {(byte) 0xc0, (byte) 0xaf};
    refused(request(new byte[0], bytes(12, bad)));
    refused(request(new byte[0], bytes(6, bytes(1, new byte[] {(byte) 0xed, (byte) 0xa0, 0}))));
  }

  @Test
  void valuesInsideEachOther() {
    byte[] deep = text(1, "x");
    for (int i = 0; i < 300; i++) {
      deep = bytes(5, bytes(1, deep));
    }
    refused(request(new byte[0], bytes(6, text(1, "a"), bytes(2, deep))));
    byte[] map = text(1, "x");
    for (int i = 0; i < 300; i++) {
      map = bytes(6, bytes(1, text(1, "k"), bytes(2, map)));
    }
    refused(request(new byte[0], bytes(6, text(1, "a"), bytes(2, map))));
  }

  @Test
  void moreRecordsOrValuesThanAnyClientSends() {
    byte[][] records = new byte[1025][0];
    assertTrue(refused(request(new byte[0], records)).isTooLarge());
    byte[] pairs = new byte[800_000];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = 6 << 3 | 2;
    }
    assertTrue(refused(request(new byte[0], pairs)).isTooLarge());
    byte[] resources = new byte[8 << 20];
    for (int i = 0; i < resources.length; i += 2) {
      resources[i] = 2 << 3 | 2;
    }
    assertTrue(refused(bytes(1, resources)).isTooLarge());
  }

  @Test
  void nothingOfWhatWasSentIsTold() {
    var told =
        refused(
            request(
                new byte[0], bytes(12, new byte[] {'c', 'a', 'n', 'a', 'r', 'y'}), new byte[] {7}));
    assertFalse(String.valueOf(told.getMessage()).contains("canary"));
  }

  @Test
  void randomBytesAreReadOrRefused() {
    var random = new Random(11);
    byte[] whole =
        request(
            attribute(1, "service.version", "1.2.3"),
            record("message_sent", 1, attribute(6, "source", "chat_ui"), number(2, 9)));
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = i % 2 == 0 ? whole.clone() : new byte[random.nextInt(40)];
      if (i % 2 == 0) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      } else {
        random.nextBytes(bytes);
      }
      read += reads(bytes) ? 1 : 0;
    }
    assertTrue(read > 1_000 && read < 19_000, "read " + read);
  }

  private static boolean reads(byte[] bytes) {
    try {
      LogsRequest.protobuf(bytes);
      return true;
    } catch (UnreadableException refused) {
      assertEquals(0, refused.getStackTrace().length);
      return false;
    }
  }
}
