package candor.example.osaurus;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Is what the app remembers. Immutable.
 *
 * @param happened what is told at most once per machine, and whether onboarding was closed
 * @param downloaded models of the catalog on this machine
 * @param imported ids that somebody gave to models of their own on this machine
 * @param providers where models run elsewhere
 * @param tools tool servers
 * @param agents agents, those of the app first
 */
record State(
    List<String> happened,
    List<String> downloaded,
    List<String> imported,
    List<Provider> providers,
    List<Tool> tools,
    List<Agent> agents) {

  /** The app brings one agent along. */
  static final State NEW =
      new State(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(new Agent("assistant", "Assistant")));

  /** Copies the lists; a file may lack one. */
  State {
    happened = copy(happened);
    downloaded = copy(downloaded);
    imported = copy(imported);
    providers = copy(providers);
    tools = copy(tools);
    agents = copy(agents);
  }

  /**
   * Is a place where models run elsewhere.
   *
   * @param type one of the kinds that the plan names
   * @param name what the person calls it
   * @param address where it is
   */
  record Provider(String type, String name, String address) {}

  /**
   * Is a tool server.
   *
   * @param transport {@code http} or {@code stdio}
   * @param target its address or its command
   */
  record Tool(String transport, String target) {}

  /**
   * Is an agent.
   *
   * @param id how it is addressed
   * @param name how it is shown
   */
  record Agent(String id, String name) {}

  State withHappened(String what) {
    return new State(with(happened, what), downloaded, imported, providers, tools, agents);
  }

  State withDownloaded(String model) {
    return new State(happened, with(downloaded, model), imported, providers, tools, agents);
  }

  State withImported(String model) {
    return new State(happened, downloaded, with(imported, model), providers, tools, agents);
  }

  State withProvider(Provider provider) {
    return new State(happened, downloaded, imported, with(providers, provider), tools, agents);
  }

  State withTool(Tool tool) {
    return new State(happened, downloaded, imported, providers, with(tools, tool), agents);
  }

  State withAgent(Agent agent) {
    return new State(happened, downloaded, imported, providers, tools, with(agents, agent));
  }

  @Nullable Provider provider(String name) {
    return providers.stream().filter(p -> p.name().equals(name)).findFirst().orElse(null);
  }

  @Nullable Agent agent(String id) {
    return agents.stream().filter(a -> a.id().equals(id)).findFirst().orElse(null);
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static <T> List<T> with(List<T> list, T item) {
    var longer = new ArrayList<>(list);
    longer.remove(item);
    longer.add(Objects.requireNonNull(item, "item"));
    return longer;
  }
}
