package candor.server.desk;

import candor.json.Json;
import candor.server.query.Answers.Basis;
import candor.server.query.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the members of one JSON object in order. For use by one thread. */
final class Members {

  private final Map<String, Json> members = new LinkedHashMap<>();

  Members text(String name, @Nullable String value) {
    return json(name, value == null ? Json.NOTHING : new Json.Text(value));
  }

  Members number(String name, @Nullable Long value) {
    return json(name, whole(value));
  }

  Members decimal(String name, @Nullable Double value) {
    return json(name, value == null ? Json.NOTHING : new Json.Decimal(value));
  }

  Members truth(String name, Truth value) {
    return json(name, value == Truth.YES ? Json.TRUE : Json.FALSE);
  }

  Members at(String name, Instant value) {
    return text(name, value.toString());
  }

  <T> Members list(String name, List<T> values, Function<T, Json> each) {
    return json(name, new Json.Array(values.stream().map(each).toList()));
  }

  Members scope(Scope scope) {
    return text("app", scope.app())
        .text("mode", scope.debug() ? "debug" : "release")
        .at("from", scope.from())
        .at("to", scope.to())
        .text("tz", scope.zone().getId());
  }

  Members basis(Basis basis) {
    return json(
        "basis",
        new Members()
            .text("definition", basis.definition())
            .text("population", basis.population())
            .text("identity", basis.identity())
            .truth("exact", Truth.of(basis.exact()))
            .list("limits", basis.limits(), Json.Text::new)
            .done());
  }

  Members json(String name, Json value) {
    members.put(name, value);
    return this;
  }

  /** Adds what is there only when it was asked for. */
  Members maybe(String name, @Nullable Json value) {
    return value == null ? this : json(name, value);
  }

  Json done() {
    return new Json.Dictionary(members);
  }

  static Json whole(@Nullable Long value) {
    return value == null ? Json.NOTHING : new Json.Whole(value);
  }

  /** Spells a truth value out where it is passed. */
  enum Truth {
    YES,
    NO;

    static Truth of(boolean truth) {
      return truth ? YES : NO;
    }
  }
}
