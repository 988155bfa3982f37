package candor.compile.output;

import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Is what the caller of an output may choose.
 *
 * @param javaPackage the package of generated Java, such as {@code com.example.telemetry}
 */
public record OutputOptions(String javaPackage) {

  /** Names of packages are lower-case by custom; others would clash with classes on some disks. */
  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9_.]+");

  /** Code without a package of its own could not be imported by an application. */
  public static final OutputOptions DEFAULT = new OutputOptions("telemetry");

  /** Refuses what is not the name of a package. */
  public OutputOptions {
    if (!PACKAGE.matcher(javaPackage).matches()
        || !SourceVersion.isName(javaPackage, SourceVersion.RELEASE_17)) {
      throw new IllegalArgumentException(
          "the package must be lower-case names with dots between and no Java keyword among them,"
              + " such as com.example.telemetry");
    }
  }
}
