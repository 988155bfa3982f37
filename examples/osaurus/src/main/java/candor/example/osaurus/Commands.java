package candor.example.osaurus;

import candor.example.osaurus.telemetry.AppLaunched;
import candor.example.osaurus.telemetry.Catalog;
import candor.example.osaurus.telemetry.McpProviderAdded;
import candor.example.osaurus.telemetry.McpTransport;
import candor.example.osaurus.telemetry.MessageSource;
import candor.example.osaurus.telemetry.RemoteProvider;
import candor.example.osaurus.telemetry.RemoteProviderAdded;
import candor.example.osaurus.telemetry.RunSource;
import candor.example.osaurus.telemetry.ServerStarted;
import candor.example.osaurus.telemetry.Telemetry;
import candor.sdk.typed.Event;
import candor.sdk.verbs.Verbs;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does what somebody types behind {@code osaurus}. For one thread. */
final class Commands {

  private static final int LAST_PORT = 65_535;

  /** Where Osaurus listens when nobody says otherwise. */
  private static final int USUAL_PORT = 1337;

  private static final Set<String> SWITCH = Set.of("on", "off", "enable", "disable");

  private static final String HELP =
      """
      osaurus onboarding [--skip]
      osaurus serve [--port N]                     the HTTP API; 0 is any free port
      osaurus chat [--model ID]
      osaurus models                               what is here, and what can be downloaded
      osaurus download MODEL | import MODEL        from the catalog | one of your own
      osaurus provider add TYPE NAME URL [--discovered]
      osaurus mcp add http URL | stdio COMMAND…
      osaurus agent list | create NAME | dispatch ID TEXT [--model ID] [--plugin]
      osaurus settings telemetry status | on | off | preview | export | validate | audit | reset | erase
      """;

  private final App app;

  Commands(App app) {
    this.app = app;
  }

  int run(List<String> arguments) throws IOException, WrongUsage {
    Deque<String> words = new ArrayDeque<>(arguments);
    String command = words.isEmpty() ? "help" : words.remove();
    switch (command) {
      case "help", "--help", "-h" -> app.terminal().out().print(HELP);
      case "--version" -> app.terminal().out().println("osaurus " + Build.here().version());
      case "settings" -> {
        return settings(words);
      }
      default -> {
        app.launched();
        launched(command, words);
      }
    }
    return Osaurus.DONE;
  }

  private void launched(String command, Deque<String> words) throws IOException, WrongUsage {
    switch (command) {
      case "onboarding" -> onboarding(words);
      case "serve" -> serve(words);
      case "chat" -> chat(words);
      case "models" -> models(words);
      case "download" -> download(app, last(words, "download MODEL"));
      case "import" -> bring(last(words, "import MODEL"));
      case "provider" -> provider(words);
      case "mcp" -> mcp(words);
      case "agent" -> agent(words);
      default -> throw new WrongUsage("there is no such command; osaurus help lists them");
    }
  }

  private int settings(Deque<String> words) throws WrongUsage {
    if (!"telemetry".equals(words.poll())) {
      throw new WrongUsage("settings has one part: osaurus settings telemetry status");
    }
    var samples = List.<Event>of(new AppLaunched(), new ServerStarted());
    var terminal = app.terminal();
    var client = app.telemetry().client();
    var verb = new ArrayList<>(words.isEmpty() ? List.of("status") : words);
    if (verb.size() == 1 && SWITCH.contains(verb.get(0))) {
      // The switch for crash reports is another one: it is only touched when it is named.
      verb.add(ConsentBox.CHANNEL);
    }
    return new Verbs(Telemetry.plan(), client, samples, terminal.out(), terminal.err())
        .run(verb.toArray(String[]::new));
  }

  private void onboarding(Deque<String> words) throws IOException, WrongUsage {
    boolean skip = words.remove("--skip");
    none(words, "onboarding [--skip]");
    if (skip) {
      new Onboarding(app).skip();
    } else if (app.terminal().isPerson()) {
      new Onboarding(app).run();
    } else {
      throw new WrongUsage(
          "onboarding needs a person at a terminal; osaurus onboarding --skip does not");
    }
  }

  private void serve(Deque<String> words) throws IOException, WrongUsage {
    String port = option(words, "--port");
    none(words, "serve [--port N]");
    int wanted = port == null ? USUAL_PORT : port(port);
    new Onboarding(app).beforeOpening();
    try (var server = new LocalServer(app)) {
      int listening = server.start(wanted);
      app.terminal().out().println("listening on http://127.0.0.1:" + listening);
      app.terminal().out().flush();
      app.launch().stopping().await();
    }
  }

  private static int port(String text) throws WrongUsage {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException notOne) {
      throw new WrongUsage("--port must be a number from 0 to " + LAST_PORT);
    }
    throw new WrongUsage("--port must be a number from 0 to " + LAST_PORT);
  }

  private void chat(Deque<String> words) throws IOException, WrongUsage {
    var model = model(words);
    none(words, "chat [--model ID]");
    new Onboarding(app).beforeOpening();
    new ChatWindow(app, model).open();
  }

  private Model model(Deque<String> words) throws IOException, WrongUsage {
    String id = option(words, "--model");
    var found = app.shelf().find(id == null ? "foundation" : id);
    if (found == null) {
      throw new WrongUsage("there is no such model here; osaurus models lists them");
    }
    return found;
  }

  private void models(Deque<String> words) throws IOException, WrongUsage {
    none(words, "models");
    var here = app.shelf().ids();
    here.forEach(id -> app.terminal().out().println("here       " + id));
    for (var entry : Catalog.values()) {
      if (!here.contains(entry.value())) {
        app.terminal().out().println("catalog    " + entry.value());
      }
    }
  }

  /** Downloads a model by its id. */
  static void download(App app, String id) throws IOException, WrongUsage {
    var entry = Shelf.curated(id);
    if (entry == null) {
      throw new WrongUsage("the catalog has no such model; osaurus models lists it");
    }
    new Downloads(app.home(), app.telemetry(), Downloads::weights).fetch(entry);
    app.terminal().out().println("downloaded " + id);
  }

  private void bring(String id) throws IOException {
    app.home().change(state -> state.withImported(id));
    app.terminal().out().println("imported");
  }

  private void provider(Deque<String> words) throws IOException, WrongUsage {
    boolean discovered = words.remove("--discovered");
    var given = new ArrayList<>(words);
    if (given.size() != 4 || !given.get(0).equals("add")) {
      throw new WrongUsage("provider add TYPE NAME URL");
    }
    var type = Shelf.providerType(given.get(1));
    if (type == null) {
      throw new WrongUsage(
          "TYPE must be one of "
              + String.join(
                  ", ", Arrays.stream(RemoteProvider.values()).map(t -> t.value()).toList()));
    }
    if (given.get(2).isBlank() || given.get(2).contains("/")) {
      throw new WrongUsage("NAME must be a word without a slash");
    }
    app.home()
        .change(state ->
            state.withProvider(new State.Provider(type.value(), given.get(2), given.get(3))));
    // One that was found on the local network was set up by nobody.
    if (!discovered) {
      app.telemetry().record(new RemoteProviderAdded(type));
    }
    app.terminal().out().println("added; ask for its models as " + given.get(2) + "/MODEL");
  }

  private void mcp(Deque<String> words) throws IOException, WrongUsage {
    var given = new ArrayList<>(words);
    if (given.size() < 3 || !given.get(0).equals("add")) {
      throw new WrongUsage("mcp add http URL, or mcp add stdio COMMAND…");
    }
    var transport =
        Arrays.stream(McpTransport.values())
            .filter(each -> each.value().equals(given.get(1)))
            .findFirst()
            .orElseThrow(() -> new WrongUsage("the transport must be http or stdio"));
    String target = String.join(" ", given.subList(2, given.size()));
    app.home().change(state -> state.withTool(new State.Tool(transport.value(), target)));
    app.telemetry().record(new McpProviderAdded(transport));
    app.terminal().out().println("added");
  }

  private void agent(Deque<String> words) throws IOException, WrongUsage {
    String verb = words.isEmpty() ? "" : words.remove();
    switch (verb) {
      case "list" -> {
        none(words, "agent list");
        app.home()
            .state()
            .agents()
            .forEach(agent -> app.terminal().out().println(agent.id() + "  " + agent.name()));
      }
      case "create" -> {
        var made = app.agents().create(last(words, "agent create NAME"));
        app.terminal().out().println("made " + made.id());
      }
      case "dispatch" -> dispatch(words);
      default -> throw new WrongUsage("agent list, agent create NAME or agent dispatch ID TEXT");
    }
  }

  /** Runs an agent in the background of the app; the turn belongs to the surface that asked. */
  private void dispatch(Deque<String> words) throws IOException, WrongUsage {
    var model = model(words);
    var source = words.remove("--plugin") ? MessageSource.PLUGIN : MessageSource.CHAT_UI;
    if (words.size() < 2 || app.home().state().agent(words.getFirst()) == null) {
      throw new WrongUsage("agent dispatch ID TEXT; osaurus agent list gives the ids");
    }
    words.remove();
    var request =
        new ChatRequest(
            List.of(new ChatRequest.Message("user", String.join(" ", words))), List.of(), false);
    var origin = new Turns.Origin(source, false);
    app.terminal().out().println(app.agents().run(model, request, origin, RunSource.DISPATCH));
  }

  private static @Nullable String option(Deque<String> words, String name) throws WrongUsage {
    var all = new ArrayList<>(words);
    int at = all.indexOf(name);
    if (at < 0) {
      return null;
    }
    if (at + 1 == all.size()) {
      throw new WrongUsage(name + " needs a value");
    }
    all.remove(at);
    String value = all.remove(at);
    words.clear();
    words.addAll(all);
    return value;
  }

  private static String last(Deque<String> words, String usage) throws WrongUsage {
    String word = words.isEmpty() ? "" : words.remove();
    if (word.isBlank() || !words.isEmpty()) {
      throw new WrongUsage("osaurus " + usage);
    }
    return word;
  }

  private static void none(Deque<String> words, String usage) throws WrongUsage {
    if (!words.isEmpty()) {
      throw new WrongUsage("osaurus " + usage);
    }
  }
}
