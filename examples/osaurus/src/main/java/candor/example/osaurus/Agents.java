package candor.example.osaurus;

import candor.example.osaurus.telemetry.AgentCreated;
import candor.example.osaurus.telemetry.AgentRun;
import candor.example.osaurus.telemetry.RunSource;
import candor.example.osaurus.telemetry.Telemetry;
import java.io.IOException;
import java.util.Locale;

/** Keeps agents and runs them. Safe for use by many threads. */
final class Agents {

  private final Home home;
  private final Chat chat;
  private final Telemetry telemetry;

  Agents(Home home, Chat chat, Telemetry telemetry) {
    this.home = home;
    this.chat = chat;
    this.telemetry = telemetry;
  }

  /** Makes an agent for a person; those that the app brings along are not told. */
  State.Agent create(String name) throws IOException, WrongUsage {
    String id = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    if (id.replace("-", "").isEmpty()) {
      throw new WrongUsage("the name of an agent must have letters or digits");
    }
    if (home.state().agent(id) != null) {
      throw new WrongUsage("there is an agent with this name already");
    }
    var agent = new State.Agent(id, name.strip());
    home.change(state -> state.withAgent(agent));
    telemetry.record(new AgentCreated());
    return agent;
  }

  /** Runs an agent to its answer. */
  String run(Model model, ChatRequest asked, Turns.Origin origin, RunSource source) {
    telemetry.record(new AgentRun(source));
    return chat.answerWithTools(model, asked, origin);
  }
}
