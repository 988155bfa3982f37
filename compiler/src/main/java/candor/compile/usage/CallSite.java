package candor.compile.usage;

/**
 * Is one place in compiled code.
 *
 * @param type the class as people write it, such as {@code com.example.App}
 * @param method the method around it; {@code new} for a constructor, {@code static} for the
 *     initialisation of the class
 * @param file the source file below its source root, such as {@code com/example/App.java}
 * @param line the line, from 1; 1 where the class was compiled without lines
 */
public record CallSite(String type, String method, String file, int line) {

  /** Returns the place as compilers write it, and the method behind it. */
  @Override
  public String toString() {
    return file + ":" + line + "  " + type + "." + method;
  }

  static CallSite of(ClassFile file, ClassFile.Method method, int line) {
    return new CallSite(ClassFile.readable(file.name()), method.written(), file.source(), line);
  }
}
