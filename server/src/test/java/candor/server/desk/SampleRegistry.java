package candor.server.desk;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.plan.Promises;
import candor.server.registry.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Knows the apps of a test. */
record SampleRegistry(List<App> apps) implements Registry {

  static SampleRegistry usual() {
    return new SampleRegistry(
        List.of(
            app("dimmy", Promises.Identity.Model.INSTALL),
            app("osaurus", Promises.Identity.Model.DAILY),
            app("shimmy", Promises.Identity.Model.NONE)));
  }

  /** Knows the apps of reference plans. */
  static SampleRegistry planned(String... ids) throws IOException {
    var all = new ArrayList<App>();
    for (String id : ids) {
      Plan plan =
          Objects.requireNonNull(PlanFile.read(Path.of("..", "plans", id + ".yaml")).plan());
      var keys = app(id, plan.identity().model()).keys();
      all.add(new App(id, plan, "sha256:" + "0123456789abcdef".repeat(4), keys));
    }
    return new SampleRegistry(all);
  }

  static App app(String id, Promises.Identity.Model identity) {
    return new App(
        id,
        SamplePlan.of(id, identity),
        "sha256:" + "0123456789abcdef".repeat(4),
        new Keys("cnd_" + id, "A-SH-0123456789", "phc_" + id, "0123456789abcdef".repeat(2), 7, id));
  }

  @Override
  public @Nullable App app(String id) {
    return apps.stream().filter(app -> app.id().equals(id)).findFirst().orElse(null);
  }

  @Override
  public @Nullable App byKey(String key) {
    return null;
  }

  @Override
  public @Nullable Plan plan(String app, String hash) {
    return null;
  }

  @Override
  public App adopt(Plan plan) {
    throw new AssertionError("the desk changes no plan");
  }
}
