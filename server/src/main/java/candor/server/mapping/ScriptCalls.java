package candor.server.mapping;

import candor.event.Thrown.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells where calls of JavaScript stand in the sources.
 *
 * <p>A map tells the name of what stands at a position. What stands where a function was called is
 * that function, so each call is named by the position of the one that made it.
 */
final class ScriptCalls {

  /** Minifiers give the shortest names there are; large bundles reach three letters. */
  private static final int LONGEST_SHORTENED = 3;

  private final OpenMappings open;

  ScriptCalls(OpenMappings open) {
    this.open = open;
  }

  /** Is where a call stands, and whether the names of its file were shortened. */
  private record Found(SourceMap.Place place, boolean isShortened) {}

  /** Returns for each call what it is in the sources, or null when it is not known. */
  List<@Nullable Frame> mapped(List<Frame> calls) throws IOException {
    var found = new ArrayList<@Nullable Found>();
    for (Frame call : calls) {
      found.add(find(call));
    }
    var mapped = new ArrayList<@Nullable Frame>();
    for (int i = 0; i < calls.size(); i++) {
      Found here = found.get(i);
      Found caller = i + 1 < calls.size() ? found.get(i + 1) : null;
      mapped.add(here == null ? null : frame(calls.get(i), here, caller));
    }
    return mapped;
  }

  private @Nullable Found find(Frame call) throws IOException {
    // Reports count both from 1; without a column nothing is known of a file of one line.
    SourceMap map = call.line() == 0 || call.column() == 0 ? null : open.mapOf(call.module());
    SourceMap.Place place = map == null ? null : map.find(call.line() - 1, call.column() - 1);
    return map == null || place == null ? null : new Found(place, map.hasNames());
  }

  private static Frame frame(Frame call, Found here, @Nullable Found caller) {
    SourceMap.Place place = here.place();
    String called = caller == null ? "" : caller.place().name();
    String name = here.isShortened() ? name(call.function(), called) : call.function();
    boolean own = call.own() && !place.path().startsWith("node_modules/");
    return new Frame(name, place.path(), place.line(), place.column(), own);
  }

  /** Returns the name of a function; a shortened one differs from build to build and is dropped. */
  private static String name(String function, String called) {
    String plain = function;
    for (String before : new String[] {"async ", "new "}) {
      plain = plain.startsWith(before) ? plain.substring(before.length()) : plain;
    }
    int alias = plain.indexOf(" [as ");
    plain = alias < 0 ? plain : plain.substring(0, alias);
    int dot = plain.lastIndexOf('.');
    String last = plain.substring(dot + 1);
    if (last.isEmpty() || last.startsWith("<")) {
      return "";
    }
    if (last.length() <= LONGEST_SHORTENED) {
      return called;
    }
    boolean isOfShortened =
        dot >= 0 && plain.lastIndexOf('.', dot - 1) < 0 && dot <= LONGEST_SHORTENED;
    return isOfShortened ? last : plain;
  }
}
