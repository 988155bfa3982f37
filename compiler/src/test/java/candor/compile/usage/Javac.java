package candor.compile.usage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources into a directory. */
final class Javac {

  static final String CLASS_PATH = System.getProperty("java.class.path", "");

  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:public |final |sealed |abstract )*(?:class|interface|record|enum) (\\w+)");

  private Javac() {}

  static void compile(Path into, Stream<String> sources, String... options) throws IOException {
    Files.createDirectories(into);
    var compiler = ToolProvider.getSystemJavaCompiler();
    var files = sources.map(Source::new).toList();
    var said = new StringWriter();
    var arguments =
        new ArrayList<>(List.of("-d", into.toString(), "--release", "17", "-proc:none"));
    arguments.addAll(List.of(options));
    boolean done = compiler.getTask(said, null, null, arguments, null, files).call();
    assertTrue(done, said.toString());
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(
          URI.create("string:///" + first(PACKAGE, text).replace('.', '/') + "/" + name(text)),
          JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    private static String name(String text) {
      return first(TYPE, text) + ".java";
    }

    private static String first(Pattern pattern, String text) {
      var matcher = pattern.matcher(text);
      assertTrue(matcher.find(), text);
      return matcher.group(1);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
