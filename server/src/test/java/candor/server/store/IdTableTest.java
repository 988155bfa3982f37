package candor.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Compares the table of ids with a set that is surely right. */
final class IdTableTest {

  @Test
  void itAgreesWithASetWhileItGrows() {
    SplittableRandom random = new SplittableRandom(20261125);
    var table = new IdTable(random.nextLong(), 16);
    var set = new HashSet<UUID>();

    for (int i = 0; i < 50_000; i++) {
      // Few high halves, so that keys meet that differ in the low half only, and the other way.
      long high = random.nextLong(20);
      long low = random.nextLong(2_000);
      boolean known = set.contains(new UUID(high, low));
      assertEquals(known, table.contains(high, low));
      assertEquals(!known, table.add(high, low));
      set.add(new UUID(high, low));
      assertEquals(set.size(), table.size());
    }

    assertTrue(set.stream().allMatch(id -> table.contains(high(id), low(id))));
    assertFalse(table.contains(20, 0));
  }

  @Test
  void theKeyOfZerosIsAKeyLikeAnyOther() {
    var table = new IdTable(1, 16);

    assertFalse(table.contains(0, 0));
    assertTrue(table.add(0, 0));
    assertTrue(table.contains(0, 0));
    assertFalse(table.add(0, 0));
    assertEquals(1, table.size());
  }

  private static long high(UUID id) {
    return id.getMostSignificantBits();
  }

  private static long low(UUID id) {
    return id.getLeastSignificantBits();
  }
}
