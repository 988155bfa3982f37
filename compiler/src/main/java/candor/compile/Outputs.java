package candor.compile;

import candor.compile.output.Output;
import candor.compile.schema.SchemaOutput;
import java.util.List;

/** Holds the table of outputs: a new one is a class of its own and a line here. Stateless. */
public final class Outputs {

  private static final List<Output> ALL = List.of(new JsonOutput(), new SchemaOutput());

  private Outputs() {}

  /**
   * Returns every output.
   *
   * @return the table, in the order in which help lists it
   */
  public static List<Output> all() {
    return ALL;
  }
}
