package candor.compile.java;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.plan.Plan;
import candor.plan.text.PlanReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class VariantTest {

  @Test
  void withoutConditionsThereIsOneShape() {
    assertEquals(List.of(""), names("'a': {'type': 'bool', 'what': 'A.'}", ""));
  }

  @Test
  void aBoolThatDecidesGivesTwoShapes() {
    var properties =
        """
        'found': {'type': 'bool', 'what': 'Found.'},
        'maker': {'values': ['x', 'y'], 'only_when': {'found': 'true'}, 'what': 'Maker.'}
        """;

    assertEquals(List.of("Found", "NotFound"), names(properties, ""));
  }

  @Test
  void valuesThatAllowTheSameShareAShape() {
    var properties =
        """
        'way': {'values': ['key', 'menu', 'voice'], 'what': 'Way.'},
        'keys': {'type': 'int', 'max': 9, 'only_when': {'way': ['key', 'voice']}, 'what': 'Keys.'}
        """;

    assertEquals(List.of("KeyOrVoice", "Menu"), names(properties, ""));
  }

  @Test
  void manyValuesThatAllowTheSameAreTheOthers() {
    var properties =
        """
        'way': {'values': ['a', 'b', 'c', 'd', 'e'], 'what': 'Way.'},
        'keys': {'type': 'int', 'max': 9, 'only_when': {'way': 'e'}, 'what': 'Keys.'}
        """;

    assertEquals(List.of("Other", "E"), names(properties, ""));
  }

  @Test
  void aCheckLeavesOnlyTheValuesThatAgree() {
    var event = event(SOURCES, "{'if': {'source': 'local'}, 'then': {'kind': ['x', 'y']}}");

    var variants = Variant.of(event.properties(), event.checks());

    assertEquals(List.of("Local", "Remote"), variants.stream().map(Variant::name).toList());
    assertEquals(List.of("x", "y"), variants.get(0).view().open().get("kind"));
    assertEquals(List.of("x", "y", "z"), variants.get(1).view().open().get("kind"));
  }

  @Test
  void aCheckIsReadBackwardsToo() {
    var event = event(SOURCES, "{'if': {'kind': 'z'}, 'then': {'source': 'remote'}}");

    var variants = Variant.of(event.properties(), event.checks());

    assertEquals(List.of("x", "y"), variants.get(0).view().open().get("kind"));
  }

  @Test
  void aValueThatNoEventCanHaveHasNoShape() {
    var checks =
        """
        {'if': {'source': 'local'}, 'then': {'kind': 'x'}},
        {'if': {'source': 'local'}, 'then': {'kind': 'y'}}
        """;

    assertEquals(List.of(""), names(SOURCES, checks));
  }

  @Test
  void whatDependsOnSomethingOptionalHasNoShape() {
    var properties =
        """
        'found': {'type': 'bool', 'required': false, 'what': 'Found.'},
        'maker': {'values': ['x', 'y'], 'only_when': {'found': 'true'}, 'what': 'Maker.'}
        """;

    assertEquals(List.of(""), names(properties, ""));
  }

  private static final String SOURCES =
      """
      'source': {'values': ['local', 'remote'], 'what': 'Source.'},
      'kind': {'values': ['x', 'y', 'z'], 'what': 'Kind.'}
      """;

  private static List<String> names(String properties, String checks) {
    var event = event(properties, checks);
    return Variant.of(event.properties(), event.checks()).stream().map(Variant::name).toList();
  }

  private static Plan.Event event(String properties, String checks) {
    var plan =
        """
        {'candor': 1, 'app': {'id': 'a', 'name': 'A', 'kind': 'cli'}, 'identity': {'model': 'none'},
         'channels': {'usage': {'consent': 'opt-in', 'label': 'Usage'}}, 'retention': {'events': 9},
         'events': {'e': {'question': 'Is it used?', 'when': 'It happened.',
           'properties': {%s}, 'checks': [%s]}}}
        """
            .formatted(properties, checks)
            .replace('\'', '"');
    var reading = PlanReader.readJson(plan.getBytes(UTF_8));
    var read = Objects.requireNonNull(reading.plan(), () -> reading.problems().toString());
    return Objects.requireNonNull(read.events().get("e"));
  }
}
