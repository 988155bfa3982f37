package candor.server.mapping;

import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.server.crash.Originals;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells the original names of crashes from the mappings on a shelf. Safe for use by many threads.
 *
 * <p>What comes out of a mapping is redacted as what comes out of a report is.
 */
public final class OriginalNames implements Originals {

  private static final Logger LOG = System.getLogger("candor.server.mapping");

  /** Stacks that are remembered: what crashes, crashes often, and mostly in the same place. */
  private static final int REMEMBERED = 512;

  private final MappingShelf shelf;
  private final Function<String, List<String>> prefixes;
  private final Map<Asked, Thrown> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Thrown> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Makes a teller.
   *
   * @param shelf keeps the mappings
   * @param prefixes what the plan of an app names as beginnings of secrets, by the app's id
   */
  public OriginalNames(MappingShelf shelf, Function<String, List<String>> prefixes) {
    this.shelf = shelf;
    this.prefixes = prefixes;
  }

  /**
   * Is all that an answer depends on.
   *
   * @param version of what is on the shelf
   * @param secrets what the plan names as beginnings of secrets now
   * @param thrown an error without its message, which differs from report to report
   */
  private record Asked(
      long version, String app, String release, List<String> secrets, Thrown thrown) {}

  @Override
  public List<Thrown> of(String app, @Nullable String release, List<Thrown> chain) {
    // Taken first, so that what is remembered is never older than what it is remembered for.
    long version = shelf.version();
    List<Mapping> all = release == null ? List.of() : shelf.of(app, release);
    if (all.isEmpty() || release == null) {
      return chain;
    }
    List<String> secrets = List.copyOf(prefixes.apply(app));
    var told = new ArrayList<Thrown>();
    try (var open = new OpenMappings(all, shelf::open)) {
      for (Thrown thrown : chain) {
        var nameless = new Thrown(thrown.type(), "", thrown.frames());
        var asked = new Asked(version, app, release, secrets, nameless);
        Thrown original = recall(asked);
        if (original == null) {
          original = tell(nameless, secrets, open);
          remember(asked, original);
        }
        told.add(new Thrown(original.type(), thrown.message(), original.frames()));
      }
      return told;
    } catch (IOException e) {
      // A report is worth more with the names it has than not at all.
      LOG.log(Level.WARNING, "a mapping of " + app + " cannot be read; names stay as they are", e);
      return chain;
    }
  }

  private @Nullable Thrown recall(Asked asked) {
    synchronized (remembered) {
      return remembered.get(asked);
    }
  }

  private void remember(Asked asked, Thrown original) {
    synchronized (remembered) {
      remembered.put(asked, original);
    }
  }

  private static Thrown tell(Thrown as, List<String> secrets, OpenMappings open)
      throws IOException {
    var frames = new ArrayList<Frame>();
    List<@Nullable Frame> mapped = new ScriptCalls(open).mapped(as.frames());
    for (int i = 0; i < mapped.size(); i++) {
      Frame script = mapped.get(i);
      Frame call = as.frames().get(i);
      List<Frame> calls = script == null ? ClassCalls.of(open, call) : List.of(script);
      for (Frame one : calls == null ? List.of(call) : calls) {
        frames.add(calls == null ? one : clean(one, secrets));
      }
    }
    String original = ClassCalls.type(open, as.type());
    String type = original == null ? as.type() : CleanName.of(original, secrets);
    // Where only the compiler knew any of the calls, they are better than none.
    List<Frame> kept = frames.isEmpty() ? as.frames() : List.copyOf(frames);
    return new Thrown(type, as.message(), kept);
  }

  private static Frame clean(Frame frame, List<String> secrets) {
    String module = frame.module() == null ? null : CleanName.of(frame.module(), secrets);
    return new Frame(
        CleanName.of(frame.function(), secrets), module, frame.line(), frame.column(), frame.own());
  }
}
