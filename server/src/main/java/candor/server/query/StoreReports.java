package candor.server.query;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.store.Reported;
import candor.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers about reports from a store. Safe for use by many threads.
 *
 * <p>Failures of the store come out as {@link UncheckedIOException}.
 */
public final class StoreReports implements ReportQuestioner {

  private static final int ID_DIGITS = 16;

  private final Store store;
  private final Function<String, @Nullable Plan> plans;

  /**
   * Makes a questioner.
   *
   * @param store where the reports are
   * @param plans the newest plan of an app by its id, or null when there is no such app
   */
  public StoreReports(Store store, Function<String, @Nullable Plan> plans) {
    this.store = store;
    this.plans = plans;
  }

  @Override
  public Crashes crashes(Scope scope, int limit) throws BadQuestion {
    Plan plan = plan(scope);
    boolean known =
        plan.identity().model() != Model.NONE && plan.crash() != null && plan.crash().install();
    var groups =
        reading(() -> store.reported().groups(range(scope), limit)).stream()
            .map(group ->
                new Group(
                    HexFormat.of().toHexDigits(group.id()),
                    group.type(),
                    group.message(),
                    group.crashes(),
                    group.handled(),
                    known ? (Long) group.installs() : null,
                    group.first(),
                    group.last()))
            .toList();
    return new Crashes(
        groups,
        groups.stream().mapToLong(Group::crashes).sum(),
        groups.stream().mapToLong(Group::handled).sum());
  }

  @Override
  public List<Report> reports(Scope scope, String group, int limit) throws BadQuestion {
    plan(scope);
    if (!group.matches("[0-9a-f]{" + ID_DIGITS + "}")) {
      throw new BadQuestion("group", "must be the id of a group: 16 hexadecimal digits");
    }
    long fingerprint = HexFormat.fromHexDigitsToLong(group);
    return reading(() -> store.reported().reports(range(scope), fingerprint, limit)).stream()
        .map(crash -> new Report(crash.at(), crash.handled(), crash.context(), crash.chain()))
        .toList();
  }

  @Override
  public List<Note> feedback(Scope scope, int limit) throws BadQuestion {
    plan(scope);
    return reading(() -> store.reported().feedback(range(scope), limit)).stream()
        .map(note -> new Note(note.id(), note.at(), note.kind(), note.text(), note.email()))
        .toList();
  }

  private Plan plan(Scope scope) throws BadQuestion {
    var bare =
        new Scope(scope.app(), scope.debug(), scope.from(), scope.to(), scope.zone(), List.of());
    return Asked.check(bare, plans).plan();
  }

  private static Reported.Range range(Scope scope) {
    var build = scope.debug() ? Store.Build.DEBUG : Store.Build.RELEASE;
    return new Reported.Range(scope.app(), build, scope.from(), scope.to());
  }

  /** Is reading that may fail. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
