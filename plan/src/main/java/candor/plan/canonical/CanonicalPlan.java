package candor.plan.canonical;

import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Plan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Is a plan as apps carry it: the bytes of its canonical form, the hash that names them, and what
 * they say. Immutable.
 *
 * <p>The form is read as the compiler wrote it, and nothing in it is looked at twice: whoever
 * checks a plan reads its file.
 */
public final class CanonicalPlan {

  /** Vocabularies are written out where they are used, so a plan of 1 MB can grow tenfold. */
  private static final JsonReader.Limits LIMITS =
      new JsonReader.Limits(16, 100_000, 2_000_000, 1 << 16);

  private final byte[] bytes;
  private final String hash;
  private final Plan plan;

  private CanonicalPlan(byte[] bytes, String hash) {
    this.bytes = bytes;
    this.hash = hash;
    try {
      this.plan = Sections.plan(document());
    } catch (RuntimeException wrong) {
      throw new IllegalArgumentException("not a plan in its canonical form", wrong);
    }
  }

  /**
   * Reads a plan.
   *
   * @param canonical bytes that the compiler wrote; taken over, so not to be changed any more
   * @return the plan
   * @throws IllegalArgumentException when they are no plan in its canonical form
   */
  public static CanonicalPlan read(byte[] canonical) {
    return new CanonicalPlan(canonical, named(canonical));
  }

  /**
   * Reads a plan that somebody else kept.
   *
   * @param canonical bytes that the compiler wrote; taken over, so not to be changed any more
   * @param hash the name of the plan that they should be
   * @return the plan, or null when they are another one
   * @throws IllegalArgumentException when that plan is in the words of another version
   */
  public static @Nullable CanonicalPlan read(byte[] canonical, String hash) {
    return named(canonical).equals(hash) ? new CanonicalPlan(canonical, hash) : null;
  }

  private static String named(byte[] canonical) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(canonical);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private Tree document() {
    try {
      return new Tree(JsonReader.read(bytes, 0, bytes.length, LIMITS));
    } catch (JsonException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  /** {@return what it says} */
  public Plan plan() {
    return plan;
  }

  /** {@return {@code sha256:} and 64 lower-case hex digits, by which batches refer to it} */
  public String hash() {
    return hash;
  }

  /** {@return a copy of the canonical form} */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Tells whether people who agreed to another plan must be asked again: it may collect more, an
   * answer means something else, or nobody can tell here.
   *
   * @param agreed what they agreed to
   * @return whether they must be asked
   */
  public boolean widens(CanonicalPlan agreed) {
    return !hash.equals(agreed.hash) && new Widening().of(agreed.document(), document());
  }
}
