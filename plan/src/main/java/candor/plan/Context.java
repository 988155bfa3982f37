package candor.plan;

import candor.event.Sender;
import candor.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Is the context of one message: that of its sender, until a property of the message moves there,
 * as foreign clients send it. For one thread.
 */
final class Context {

  private final Setting setting;
  private final Drops drops;
  private final Fields shared;
  private @Nullable Fields own;

  Context(Setting setting, Drops drops) {
    this.setting = setting;
    this.drops = drops;
    this.shared = setting.offered(drops);
  }

  /** Takes a property in unless it is there already; returns false when the plan has none such. */
  boolean takes(String name, Json value) {
    Fields fields = own == null ? shared : own;
    if (fields.has(name)) {
      return true;
    }
    if (own == null && shared.plans(name)) {
      own = shared.copy(drops);
    }
    return own != null && own.offer(name, value);
  }

  Verdict.@Nullable Refuse settle() {
    return own == null ? setting.settle(shared, drops) : own.settle();
  }

  /** Returns the sender as it may be kept; after {@link #settle}. */
  Sender sender() {
    return own == null ? setting.sender(shared, drops) : setting.sender(own.kept(), drops);
  }
}
