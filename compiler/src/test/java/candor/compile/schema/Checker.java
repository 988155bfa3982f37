package candor.compile.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.json.Json;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Validates by one schema. */
final class Checker {

  private final Validator validator;
  private final URI schema;

  private Checker(String schema, boolean trusted) {
    this.validator =
        new ValidatorFactory()
            .withDefaultDialect(new Dialects.Draft2020Dialect())
            .withDisabledSchemaValidation(trusted)
            .withJsonNodeFactory(Instance.FACTORY)
            .createValidator();
    this.schema = validator.registerSchema(schema);
  }

  /** Throws unless the schema itself is valid by the meta-schema of 2020-12. */
  static Checker of(String schema) {
    return new Checker(schema, false);
  }

  /** Saves the time that the meta-schema takes, for schemas whose like were checked before. */
  static Checker trusting(String schema) {
    return new Checker(schema, true);
  }

  boolean takes(Json instance) {
    return validator.validate(schema, instance).isValid();
  }

  /** Returns what is wrong, with its place. */
  List<String> faults(Json instance) {
    return validator.validate(schema, instance).getErrors().stream()
        .map(e -> "%s %s: %s".formatted(e.getInstanceLocation(), e.getKeyword(), e.getError()))
        .map(line -> line.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  void mustTake(Json instance, String what) {
    assertEquals(List.of(), faults(instance), what);
  }
}
