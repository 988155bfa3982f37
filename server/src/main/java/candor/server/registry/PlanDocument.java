package candor.server.registry;

import candor.plan.Plan;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import candor.server.registry.PlanShelf.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Turns plans into the bytes that are kept, and back. */
final class PlanDocument {

  private static final String PREFIX = "sha256:";

  private PlanDocument() {}

  static Version version(Plan plan) {
    byte[] canonical = PlanWriter.canonical(plan);
    return new Version(hash(canonical), plan, canonical);
  }

  static Version read(Path file) throws IOException {
    byte[] canonical = Files.readAllBytes(file);
    var reading = PlanReader.readJson(canonical);
    Plan plan = reading.plan();
    if (plan == null) {
      throw new IOException(
          "%s cannot be read as a plan: %s"
              .formatted(file, reading.problems().getFirst().inFile("plan")));
    }
    return new Version(hash(canonical), plan, canonical);
  }

  /** Returns the digits of a hash without what stands before them. */
  static String hex(String hash) {
    return hash.startsWith(PREFIX) ? hash.substring(PREFIX.length()) : hash;
  }

  /** Returns a hash with what belongs before its digits. */
  static String prefixed(String hash) {
    return PREFIX + hex(hash);
  }

  private static String hash(byte[] canonical) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
      return PREFIX + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
