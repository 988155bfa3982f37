package candor.compile.java;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.compile.PlanFile;
import candor.compile.output.Artifact;
import candor.plan.Plan;
import candor.sdk.typed.Recorder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles generated code as a strict application would: Java 17, every lint, every warning an
 * error, every public comment checked, and nothing but candor-plan and candor-sdk beside it.
 */
final class Compiled {

  private static final List<String> STRICT =
      List.of("--release", "17", "-Xlint:all", "-Werror", "-Xdoclint:all/protected", "-proc:none");

  private Compiled() {}

  static Plan plan(String app) {
    try {
      return Objects.requireNonNull(PlanFile.read(Path.of("../plans", app + ".yaml")).plan(), app);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles into a directory; returns the errors and warnings, none when all is well. */
  static List<String> into(Path directory, List<Artifact> artifacts) {
    var beside = List.of(directory.toString(), home(Plan.class), home(Recorder.class));
    var options = new ArrayList<>(STRICT);
    options.addAll(
        List.of("-d", directory.toString(), "-cp", String.join(File.pathSeparator, beside)));
    var found = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(found, null, UTF_8)) {
      compiler.getTask(null, files, found, options, null, sources(artifacts)).call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.getDiagnostics().stream()
        .filter(one -> one.getKind() != Diagnostic.Kind.NOTE)
        .map(Compiled::words)
        .collect(Collectors.toList());
  }

  private static String words(Diagnostic<? extends JavaFileObject> one) {
    var file = one.getSource() == null ? "" : one.getSource().getName();
    return file + ":" + one.getLineNumber() + " " + one.getMessage(Locale.ENGLISH);
  }

  private static List<JavaFileObject> sources(List<Artifact> artifacts) {
    return artifacts.stream().filter(Compiled::isSource).<JavaFileObject>map(Text::new).toList();
  }

  private static boolean isSource(Artifact artifact) {
    return artifact.path().endsWith(".java");
  }

  private static final class Text extends SimpleJavaFileObject {

    private final String content;

    Text(Artifact artifact) {
      super(URI.create("text:///" + artifact.path()), Kind.SOURCE);
      this.content = artifact.content();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes what is not source beside the classes and returns a loader of both. */
  static URLClassLoader load(Path directory, List<Artifact> resources) {
    try {
      for (Artifact resource : resources.stream().filter(r -> !isSource(r)).toList()) {
        Files.writeString(directory.resolve(resource.path()), resource.content());
      }
      return new URLClassLoader(
          new URL[] {directory.toUri().toURL()}, Compiled.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
