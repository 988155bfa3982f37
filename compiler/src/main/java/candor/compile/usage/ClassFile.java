package candor.compile.usage;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is what one class file says that matters here. Names are internal: {@code com/example/App}.
 *
 * @param name its name
 * @param parents its superclass and its interfaces
 * @param source the file it was compiled from, as it would stand below a source root
 * @param hash the hash of the plan it was generated from, or null; every generated API says it
 * @param methods its methods that have code
 */
record ClassFile(
    String name, List<String> parents, String source, @Nullable String hash, List<Method> methods) {

  /** Where the code of a class file tells no line, the first one is meant. */
  static final int UNKNOWN_LINE = 1;

  ClassFile {
    parents = List.copyOf(parents);
    methods = List.copyOf(methods);
  }

  /** Returns the outermost class around one, or itself. */
  static String outermost(String name) {
    int dollar = name.indexOf('$', name.lastIndexOf('/') + 2);
    return dollar < 0 ? name : name.substring(0, dollar);
  }

  /** Returns the first line of its code. */
  int firstLine() {
    return methods.stream()
        .mapToInt(Method::line)
        .filter(line -> line > UNKNOWN_LINE)
        .min()
        .orElse(UNKNOWN_LINE);
  }

  static String packageOf(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  /** Returns a name as people write it. */
  static String readable(String name) {
    return name.replace('/', '.').replace('$', '.');
  }

  /**
   * Is one method.
   *
   * @param name its name
   * @param descriptor its parameters and result
   * @param line the first line of its code
   * @param constant the number that it returns and does nothing else, or null
   * @param calls what it calls or hands on as a method reference, in order
   * @param texts the texts that stand in it
   * @param types the classes that stand in it as {@code App.class}
   */
  record Method(
      String name,
      String descriptor,
      int line,
      @Nullable Integer constant,
      List<Call> calls,
      Set<String> texts,
      Set<String> types) {
    Method {
      calls = List.copyOf(calls);
      texts = Set.copyOf(texts);
      types = Set.copyOf(types);
    }

    /** Returns its name as its author wrote it: the body of a lambda belongs to its method. */
    String written() {
      if (name.startsWith("lambda$")) {
        int end = name.lastIndexOf('$');
        return end > "lambda$".length() ? name.substring("lambda$".length(), end) : name;
      }
      return name.equals("<clinit>") ? "static" : name.equals("<init>") ? "new" : name;
    }
  }

  /**
   * Is one call.
   *
   * @param owner the class on which it is called
   * @param name the name of the method
   * @param descriptor the parameters and the result of the method
   * @param line the line on which it stands
   * @param thrownAway whether the very next thing drops what it returned
   */
  record Call(String owner, String name, String descriptor, int line, boolean thrownAway) {}
}
