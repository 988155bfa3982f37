package candor.plan;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges the plain events of one request from their bytes. For one thread. */
final class BytePass implements Firewall.Pass {

  /** Digits that surely fit a long. */
  private static final int LONG_DIGITS = 18;

  private final Plan plan;
  private final byte[] bytes;
  private final PlainText texts;
  private final @Nullable Sender sender;
  private String name = "";
  private Plan.@Nullable Event event;
  private Map<String, Json> kept = Map.of();
  private int after;

  BytePass(Plan plan, Sender sent, byte[] bytes) {
    this.plan = plan;
    this.bytes = bytes;
    this.texts = new PlainText(bytes);
    this.sender = clean(plan, sent);
  }

  /** Returns the sender as it is kept; null if judging it has anything to count. */
  private static @Nullable Sender clean(Plan plan, Sender sent) {
    Drops drops = new Drops(plan, "");
    Context context = new Context(new Setting(plan, sent), drops);
    if (context.settle() != null) {
      return null;
    }
    Sender kept = context.sender();
    return drops.list().isEmpty() ? kept : null;
  }

  @Override
  public boolean name(int from) {
    int end = texts.end(from);
    if (end < 0 || sender == null) {
      return false;
    }
    after = end + 1;
    if (event == null || !isName(name, from, end)) {
      name = texts.text(from, end);
      event = plan.events().get(name);
    }
    return event != null;
  }

  private boolean isName(String name, int from, int to) {
    if (name.length() != to - from) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean properties(int from) {
    Plan.Event named = Objects.requireNonNull(event);
    Rules rules = Rules.of(named.properties());
    Drops drops = new Drops(plan, name);
    Fields fields = new Fields(rules, drops);
    after = from + 1;
    if (texts.at(from) != '{') {
      return false;
    }
    if (texts.at(after) == '}') {
      after++;
    } else if (!members(rules.bytes(), fields)) {
      return false;
    }
    if (fields.settle() != null || Firewall.check(named, fields, drops) != null) {
      return false;
    }
    kept = fields.kept(rules.bytes());
    return drops.list().isEmpty();
  }

  private boolean members(ByteRules rules, Fields into) {
    int i = after;
    do {
      int end = texts.at(i) == '"' ? texts.end(i + 1) : -1;
      if (end < 0 || texts.at(end + 1) != ':') {
        return false;
      }
      ByteRules.Entry entry = rules.named(bytes, i + 1, end, texts.hash());
      Json value = entry == null ? null : value(entry, end + 2);
      if (entry == null || value == null || !into.put(entry.rule(), value)) {
        return false;
      }
      i = after + 1;
    } while (texts.at(i - 1) == ',');
    after = i;
    return texts.at(i - 1) == '}';
  }

  /** Returns what is kept of a value; null when it is unusual or not kept as a whole. */
  private @Nullable Json value(ByteRules.Entry entry, int from) {
    return switch (texts.at(from)) {
      case '"' -> text(entry, from + 1);
      case 't' -> literal("true", from) ? entry.yes() : null;
      case 'f' -> literal("false", from) ? entry.no() : null;
      default -> number(entry, from);
    };
  }

  private @Nullable Json text(ByteRules.Entry entry, int from) {
    int end = texts.end(from);
    if (end < 0) {
      return null;
    }
    after = end + 1;
    ByteTable<Json> words = entry.words();
    return words == null
        ? ByteRules.Entry.kept(entry.rule(), new Json.Text(texts.text(from, end)))
        : words.get(bytes, from, end, texts.hash());
  }

  private boolean literal(String word, int from) {
    after = from + word.length();
    return after <= bytes.length && isName(word, from, after);
  }

  /** Reads whole numbers; others are left to the reader of all JSON. */
  private @Nullable Json number(ByteRules.Entry entry, int from) {
    int first = texts.at(from) == '-' ? from + 1 : from;
    long number = 0;
    int i = first;
    for (int b = texts.at(i); b >= '0' && b <= '9' && i - first <= LONG_DIGITS; b = texts.at(++i)) {
      number = number * 10 + (b - '0');
    }
    boolean isPlain =
        i > first && i - first <= LONG_DIGITS && (texts.at(first) != '0' || i == first + 1);
    after = i;
    return isPlain
        ? ByteRules.Entry.kept(entry.rule(), new Json.Whole(first > from ? -number : number))
        : null;
  }

  @Override
  public int after() {
    return after;
  }

  @Override
  public Message.Track admit(UUID id, Instant at) {
    return new Message.Track(id, name, at, Objects.requireNonNull(sender), kept);
  }
}
