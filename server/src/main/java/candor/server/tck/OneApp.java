package candor.server.tck;

import candor.plan.Plan;
import candor.plan.text.PlanWriter;
import candor.server.registry.Registry;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Knows one app with one plan, whose key opens it in every dialect. Immutable. */
final class OneApp implements Registry {

  /** Has the form that the pickiest clients want, and every other client takes it too. */
  static final String KEY = "A-SH-7700000001";

  private final App app;

  OneApp(Plan plan) {
    var keys = new Keys(KEY, KEY, KEY, KEY, 1, KEY);
    this.app = new App(plan.app().id(), plan, PlanWriter.hash(plan), keys);
  }

  /** Makes ids for doors whose dialect has none; what the kit records lives for one run. */
  static byte[] digest(String app, byte[] told) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(told);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public List<App> apps() {
    return List.of(app);
  }

  @Override
  public @Nullable App app(String id) {
    return app.id().equals(id) ? app : null;
  }

  @Override
  public @Nullable App byKey(String key) {
    return key.toUpperCase(Locale.ROOT).equals(KEY) ? app : null;
  }

  @Override
  public @Nullable Plan plan(String id, String hash) {
    return app.id().equals(id) && app.hash().equals(hash) ? app.plan() : null;
  }

  @Override
  public App adopt(Plan plan) throws IOException {
    throw new IOException("the kit knows one plan and takes no other");
  }
}
