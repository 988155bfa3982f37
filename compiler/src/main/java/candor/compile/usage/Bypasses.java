package candor.compile.usage;

import candor.compile.usage.ClassFile.Call;
import candor.compile.usage.ClassFile.Method;
import candor.compile.usage.UsageReport.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what goes past the generated API. For use by one thread. */
final class Bypasses {

  private static final String REMEDY = "Call the generated API.";

  private static final Set<String> LOADING = Set.of("forName", "loadClass", "findClass");

  private static final Set<String> REFLECTING =
      Set.of(
          "getConstructor",
          "getConstructors",
          "getDeclaredConstructor",
          "getDeclaredConstructors",
          "getDeclaredField",
          "getDeclaredFields",
          "getDeclaredMethod",
          "getDeclaredMethods",
          "getMethod",
          "getMethods",
          "findConstructor",
          "findStatic",
          "findVirtual");

  private final ClassFiles classes;
  private final GeneratedApi api;
  private final List<Finding> found = new ArrayList<>();

  Bypasses(ClassFiles classes, GeneratedApi api) {
    this.classes = classes;
    this.api = api;
  }

  List<Finding> found() {
    return found;
  }

  void look(ClassFile file) {
    if (classes.isEvent(file.name())) {
      var message = ClassFile.readable(file.name()) + " makes an event of its own";
      add(
          UsageRule.OWN_EVENT,
          file,
          file.firstLine(),
          message,
          "Plan the event and call the generated API.");
    }
    for (Method method : file.methods()) {
      method.calls().forEach(call -> look(file, call));
      reflection(file, method);
    }
  }

  private void look(ClassFile file, Call call) {
    if (isRecorder(call.owner()) && GeneratedApi.takesEvent(call)) {
      var message = "an event is recorded without the generated API";
      add(UsageRule.PAST_THE_API, file, call.line(), message, REMEDY);
    }
    if (call.owner().startsWith("candor/event/Message") && call.name().equals("<init>")) {
      var message = "a message is made by hand";
      add(UsageRule.OWN_MESSAGE, file, call.line(), message, REMEDY);
    }
  }

  private boolean isRecorder(String owner) {
    return owner.startsWith("candor/sdk/") || classes.isA(owner, "candor/sdk/typed/Recorder");
  }

  private void reflection(ClassFile file, Method method) {
    for (Call call : method.calls()) {
      boolean loads = LOADING.contains(call.name()) && method.texts().stream().anyMatch(api::named);
      boolean reflects =
          call.owner().startsWith("java/lang/")
              && REFLECTING.contains(call.name())
              && method.types().stream().anyMatch(api::holds);
      if (loads || reflects) {
        var message = "the generated API is called by reflection, which nobody can check";
        add(UsageRule.REFLECTION, file, call.line(), message, "Call it in the open.");
        return;
      }
    }
  }

  private void add(UsageRule rule, ClassFile file, int line, String message, String remedy) {
    var path = ClassFile.readable(file.name());
    found.add(new Finding(file.source(), rule.at(line, 1, path, message, remedy)));
  }
}
