package candor.server.mapping;

import candor.event.Thrown.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what calls of the JVM are in the sources. Stateless. */
final class ClassCalls {

  private ClassCalls() {}

  static @Nullable String type(OpenMappings open, String type) throws IOException {
    for (R8Mapping mapping : open.classes()) {
      String original = mapping.original(type);
      if (original != null) {
        return original;
      }
    }
    return null;
  }

  /** Returns the calls that a call is, innermost first, or null when it is not known. */
  static @Nullable List<Frame> of(OpenMappings open, Frame call) throws IOException {
    String function = call.function();
    // Clients name a class in the function, or beside it in the place of the file.
    int dot = function.lastIndexOf('.');
    List<R8Mapping.Call> found =
        dot > 0
            ? find(open, function.substring(0, dot), function.substring(dot + 1), call.line())
            : null;
    if (found == null && call.module() != null && !function.isEmpty()) {
      found = find(open, call.module(), function, call.line());
    }
    if (found == null) {
      return null;
    }
    var calls = new ArrayList<Frame>();
    for (R8Mapping.Call one : found) {
      calls.add(new Frame(one.home() + '.' + one.method(), one.file(), one.line(), 0, call.own()));
    }
    return calls;
  }

  private static @Nullable List<R8Mapping.Call> find(
      OpenMappings open, String home, String method, int line) throws IOException {
    for (R8Mapping mapping : open.classes()) {
      List<R8Mapping.Call> found = mapping.find(home, method, line);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
