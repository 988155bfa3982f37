package candor.compile.schema;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Shows a value of ours to the validator, so that both judge the very same value. Numbers count as
 * they would be written. For one thread.
 */
final class Instance implements JsonNode {

  /** Makes instances of values and of JSON texts. */
  static final JsonNodeFactory FACTORY =
      new JsonNodeFactory() {
        @Override
        public JsonNode wrap(Object value) {
          return value instanceof JsonNode node ? node : new Instance((Json) value, "");
        }

        @Override
        public JsonNode create(String text) {
          try {
            return new Instance(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)), "");
          } catch (JsonException e) {
            throw new IllegalArgumentException("not JSON at byte " + e.offset(), e);
          }
        }
      };

  private final Json json;
  private final String pointer;
  private @Nullable List<JsonNode> items;
  private @Nullable Map<String, JsonNode> members;

  Instance(Json json, String pointer) {
    this.json = json;
    this.pointer = pointer;
  }

  @Override
  public String getJsonPointer() {
    return pointer;
  }

  @Override
  public SimpleType getNodeType() {
    if (json instanceof Json.Dictionary) {
      return SimpleType.OBJECT;
    }
    if (json instanceof Json.Array) {
      return SimpleType.ARRAY;
    }
    if (json instanceof Json.Text) {
      return SimpleType.STRING;
    }
    if (json instanceof Json.Bool) {
      return SimpleType.BOOLEAN;
    }
    if (json instanceof Json.Decimal decimal) {
      return decimal.value() == Math.rint(decimal.value()) ? SimpleType.INTEGER : SimpleType.NUMBER;
    }
    return json instanceof Json.Whole ? SimpleType.INTEGER : SimpleType.NULL;
  }

  @Override
  public boolean asBoolean() {
    return ((Json.Bool) json).value();
  }

  @Override
  public String asString() {
    // The validator also asks for the words of truth values, for its messages.
    return json instanceof Json.Text text ? text.value() : JsonWriter.write(json);
  }

  @Override
  public BigInteger asInteger() {
    return asNumber().toBigIntegerExact();
  }

  @Override
  public BigDecimal asNumber() {
    return json instanceof Json.Whole whole
        ? BigDecimal.valueOf(whole.value())
        : new BigDecimal(Double.toString(((Json.Decimal) json).value()));
  }

  /** The validator asks again and again, so the parts are made once. */
  @Override
  public List<JsonNode> asArray() {
    var made = items;
    if (made == null) {
      var array = ((Json.Array) json).items();
      made =
          IntStream.range(0, array.size())
              .<JsonNode>mapToObj(i -> new Instance(array.get(i), pointer + "/" + i))
              .toList();
      items = made;
    }
    return made;
  }

  @Override
  public Map<String, JsonNode> asObject() {
    var made = members;
    if (made == null) {
      made = new LinkedHashMap<>();
      for (var member : ((Json.Dictionary) json).members().entrySet()) {
        var place = pointer + "/" + JsonNode.encodeJsonPointer(member.getKey());
        made.put(member.getKey(), new Instance(member.getValue(), place));
      }
      members = made;
    }
    return made;
  }
}
