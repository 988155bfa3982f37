package candor.sdk.ring;

import candor.sdk.typed.Values;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Holds the packed values of one event on its way from the recording thread to the outbox.
 *
 * <p>Belongs to one thread at a time: {@link Ring} hands it over by its turn. Made once and used
 * again, so that recording allocates nothing.
 */
final class Slot implements Values {

  static final byte TRUTH = 0;
  static final byte WHOLE = 1;
  static final byte DECIMAL = 2;
  static final byte CHOICE = 3;
  static final byte CHOICES = 4;
  static final byte TEXT = 5;

  private static final VarHandle TURN;

  static {
    try {
      TURN = MethodHandles.lookup().findVarHandle(Slot.class, "turn", long.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the field stands below", e);
    }
  }

  private final byte[] places;
  private final byte[] kinds;
  private final long[] numbers;
  private final @Nullable Object[] objects;
  private int event;
  private long atMillis;
  private int count;

  @SuppressWarnings("unused") // Read and written through TURN alone.
  private long turn;

  Slot(int mostValues, long turn) {
    this.places = new byte[mostValues];
    this.kinds = new byte[mostValues];
    this.numbers = new long[mostValues];
    this.objects = new @Nullable Object[mostValues];
    this.turn = turn;
  }

  long turn() {
    return (long) TURN.getAcquire(this);
  }

  void pass(long next) {
    TURN.setRelease(this, next);
  }

  void begin(int eventPlace, long millis) {
    event = eventPlace;
    atMillis = millis;
    count = 0;
  }

  int event() {
    return event;
  }

  long atMillis() {
    return atMillis;
  }

  int count() {
    return count;
  }

  int place(int index) {
    return places[index];
  }

  byte kind(int index) {
    return kinds[index];
  }

  long number(int index) {
    return numbers[index];
  }

  @Nullable Object object(int index) {
    return objects[index];
  }

  /** Lets go of what was referred to, so that a quiet ring keeps no text alive. */
  void clear() {
    for (int i = 0; i < count; i++) {
      objects[i] = null;
    }
    count = 0;
  }

  @Override
  public void truth(int place, boolean value) {
    number(place, TRUTH, value ? 1 : 0);
  }

  @Override
  public void whole(int place, long value) {
    number(place, WHOLE, value);
  }

  @Override
  public void decimal(int place, double value) {
    number(place, DECIMAL, Double.doubleToRawLongBits(value));
  }

  @Override
  public void choice(int place, int choice) {
    number(place, CHOICE, choice);
  }

  @Override
  public void choices(int place, int[] choices) {
    object(place, CHOICES, choices.clone());
  }

  @Override
  public void text(int place, String value) {
    object(place, TEXT, value);
  }

  private void number(int place, byte kind, long value) {
    int i = count;
    if (i < places.length) {
      places[i] = (byte) place;
      kinds[i] = kind;
      numbers[i] = value;
      count = i + 1;
    }
  }

  private void object(int place, byte kind, Object value) {
    int i = count;
    if (i < places.length) {
      places[i] = (byte) place;
      kinds[i] = kind;
      objects[i] = value;
      count = i + 1;
    }
  }
}
