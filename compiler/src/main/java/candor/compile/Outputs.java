package candor.compile;

import candor.compile.doc.DocOutput;
import candor.compile.java.JavaOutput;
import candor.compile.output.Output;
import candor.compile.schema.SchemaOutput;
import java.util.List;

/** Holds the table of outputs: a new one is a class of its own and a line here. Stateless. */
public final class Outputs {

  private static final List<Output> ALL =
      List.of(new JavaOutput(), new DocOutput(), new SchemaOutput(), new JsonOutput());

  private Outputs() {}

  /**
   * Returns every output.
   *
   * @return the table, in the order in which help lists it
   */
  public static List<Output> all() {
    return ALL;
  }

  /**
   * Returns one output.
   *
   * @param name the word by which it is asked for
   * @return the output
   */
  public static Output named(String name) {
    return ALL.stream()
        .filter(output -> output.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("an output that is asked for is in the table"));
  }
}
