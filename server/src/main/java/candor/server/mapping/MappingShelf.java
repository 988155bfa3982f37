package candor.server.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps mappings in files, one each, by app and release. Safe for use by many threads, and beside
 * another process that puts mappings into the same directory.
 *
 * <p>Whatever changes the names of a release leaves a mark, durable before the change and again
 * after it, until it was told to who listens. So a change that nobody heard of is told later.
 */
public final class MappingShelf {

  /** The release of an app as its reports tell it. */
  private static final String RELEASE = "[0-9A-Za-z][0-9A-Za-z._+-]{0,63}";

  /**
   * A bundle has up to some hundred files, so this is room for ten releases of a large one; in
   * bytes for fifty.
   */
  private static final Limits USUAL = new Limits(5_000, 4L << 30);

  private final ShelfDirectory directory;
  private final Limits limits;
  private final Clock clock;

  /** Held while a file is read, so that many at once take the memory and the room of one. */
  private final Object adding = new Object();

  /** Held over changes, which come from people and from builds, a few a day. */
  private final Object changing = new Object();

  private final Object settling = new Object();
  private volatile ShelfDirectory.Sight sight;
  private volatile Listener listener = (app, releases) -> 0;

  private MappingShelf(ShelfDirectory directory, Limits limits, Clock clock) throws IOException {
    this.directory = directory;
    this.limits = limits;
    this.clock = clock;
    directory.tidy(clock.instant());
    this.sight = directory.look(ShelfDirectory.Sight.NOTHING);
  }

  /**
   * Opens a shelf.
   *
   * @param directory where the files are; it need not exist yet
   * @param clock tells when a mapping came
   * @return the shelf
   * @throws IOException if it cannot be read
   */
  public static MappingShelf open(Path directory, Clock clock) throws IOException {
    return open(directory, USUAL, clock);
  }

  static MappingShelf open(Path directory, Limits limits, Clock clock) throws IOException {
    return new MappingShelf(new ShelfDirectory(directory), limits, clock);
  }

  /**
   * Is how much is kept of one app; the last file may go beyond the bytes.
   *
   * @param files how many files
   * @param bytes how many bytes they take together
   */
  record Limits(int files, long bytes) {}

  /** Hears that the names of a release changed. */
  public interface Listener {

    /**
     * Puts reports of an app into the groups that they belong to now.
     *
     * @param app the app's id
     * @param releases the spellings of the release in reports
     * @return how many reports have another group
     * @throws IOException if it cannot be done; then it is told again later
     */
    long changed(String app, List<String> releases) throws IOException;
  }

  /**
   * Says what a file is.
   *
   * @param release the version of the app, also as {@code name@version}
   * @param kind what it should be, or null to find out
   * @param name the generated file that it belongs to; empty where the file itself tells
   */
  public record Wanted(String release, @Nullable Kind kind, String name) {}

  /**
   * Tells changes from now on to somebody.
   *
   * @param other who listens
   */
  public void tell(Listener other) {
    listener = other;
  }

  long version() {
    return sight.version();
  }

  PackedFile open(Mapping mapping) throws IOException {
    return PackedFile.open(directory.file(mapping.app(), mapping.id()));
  }

  /**
   * Returns the mappings of an app, the newest release first as far as they were added in order.
   *
   * @param app the app's id
   * @return a copy
   */
  public List<Mapping> all(String app) {
    return sight.all(app);
  }

  /** Returns the mappings of a release as a report spells it. */
  List<Mapping> of(String app, String release) {
    List<Mapping> all = sight.all(app);
    var exact = all.stream().filter(one -> one.release().equals(release)).toList();
    if (!exact.isEmpty() || all.isEmpty()) {
      return exact;
    }
    // Clients leave out what follows a plus sign; one build of that version must be meant.
    var alike = all.stream().filter(one -> plain(one.release()).equals(release)).toList();
    return alike.stream().map(Mapping::release).distinct().count() == 1 ? alike : List.of();
  }

  private static String plain(String release) {
    int plus = release.indexOf('+');
    return plus < 0 ? release : release.substring(0, plus);
  }

  /**
   * Reads a file and keeps its names and positions. One of the same release, kind and name is
   * replaced. Durable on return; call {@link #settle} to have it told.
   *
   * @param app the id of an app that exists
   * @param wanted what the file is
   * @param file the file, packed by gzip or not; the caller closes it
   * @return what is kept
   * @throws BadMapping if the file or what is said of it is wrong; then nothing changed
   * @throws IOException if it cannot be read or written; then nothing changed
   */
  public Mapping add(String app, Wanted wanted, InputStream file) throws IOException {
    String said = wanted.release().strip();
    String release = said.substring(said.lastIndexOf('@') + 1);
    if (!release.matches(RELEASE)) {
      throw new BadMapping(
          "release: it must be a version such as 1.10.0 or app@1.10.0, of at most 64 characters");
    }
    var reading = new Reading(release, wanted, clock.instant());
    synchronized (adding) {
      String id =
          directory.write(
              app, reading, Bounded.of(file), (its, bytes) -> checkRoom(all(app), its, bytes));
      look();
      return all(app).stream()
          .filter(one -> one.id().equals(id))
          .findFirst()
          .orElseThrow(() -> new IOException("the mapping was removed by somebody else meanwhile"));
    }
  }

  /** Only now it is known whether a file takes the place of another, which makes room. */
  private void checkRoom(List<Mapping> all, String id, long bytes) throws BadMapping {
    var others = all.stream().filter(one -> !one.id().equals(id)).toList();
    long kept = others.stream().mapToLong(Mapping::kept).sum();
    long freed = all.stream().mapToLong(Mapping::kept).sum() - kept;
    if (others.size() >= limits.files() || (kept >= limits.bytes() && bytes > freed)) {
      throw new BadMapping(
          "there are %d files or %d GB of this app already; remove those of old releases"
              .formatted(limits.files(), limits.bytes() >> 30));
    }
  }

  /**
   * Removes a mapping. Durable on return; call {@link #settle} to have it told.
   *
   * @param app the app's id
   * @param id the mapping's id
   * @return whether there was one
   * @throws IOException if it cannot be removed
   */
  public boolean remove(String app, String id) throws IOException {
    return removeIf(app, one -> one.id().equals(id)) > 0;
  }

  /**
   * Removes mappings of an app.
   *
   * @param app the app's id
   * @param which those that go
   * @return how many went
   * @throws IOException if one cannot be removed
   */
  public int removeIf(String app, Predicate<Mapping> which) throws IOException {
    var gone = all(app).stream().filter(which).toList();
    for (Mapping mapping : gone) {
      directory.remove(mapping);
    }
    if (!gone.isEmpty()) {
      look();
    }
    return gone.size();
  }

  private void look() throws IOException {
    synchronized (changing) {
      sight = directory.look(sight);
    }
  }

  /**
   * Sees what others put there, and tells what was not told yet.
   *
   * @return how many reports have another group since
   * @throws IOException if the directory cannot be read, or who listens failed
   */
  public long settle() throws IOException {
    return settle(() -> {});
  }

  /** Does so, with what happens beside it at the worst moment. */
  long settle(ShelfDirectory.Change beside) throws IOException {
    long moved = 0;
    synchronized (settling) {
      // In this order: what a mark that is forgotten below stands for was seen before it is told.
      List<ShelfDirectory.Mark> marks = directory.marks();
      beside.make();
      look();
      var due = new LinkedHashMap<List<String>, List<ShelfDirectory.Mark>>();
      for (ShelfDirectory.Mark mark : marks) {
        due.computeIfAbsent(List.of(mark.app(), mark.release()), key -> new ArrayList<>())
            .add(mark);
      }
      for (var entry : due.entrySet()) {
        moved += listener.changed(entry.getKey().getFirst(), spellings(entry.getKey().getLast()));
        for (ShelfDirectory.Mark mark : entry.getValue()) {
          directory.forget(mark);
        }
      }
    }
    return moved;
  }

  /**
   * Returns how reports may spell a release.
   *
   * @param release the release of a mapping
   * @return itself, and without its build where it has one
   */
  public static List<String> spellings(String release) {
    String plain = plain(release);
    return plain.equals(release) ? List.of(release) : List.of(release, plain);
  }
}
