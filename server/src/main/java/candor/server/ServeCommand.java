package candor.server;

import candor.plan.Plan;
import candor.server.desk.Access;
import candor.server.desk.Access.Cookies;
import candor.server.registry.Registry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs the server until the process is told to stop.
 *
 * @param out where the operator reads
 * @param clock tells the time
 */
record ServeCommand(PrintStream out, Clock clock) {

  /** Starts the server and returns only when the process ends. */
  int run(Settings settings) throws Stop {
    settings.refuseWeakToken();
    List<Plan> plans = PlanSources.read(settings.plans());
    DataDirectory data = DataDirectory.take(settings.data());
    Access access = access(data, settings);
    Server server = Server.start(data, new Server.Start(settings, plans, clock, access));
    out.println("listening on " + server.address());
    announce(server, settings, access);
    out.flush();
    Shutdown.closes(server);
    return Shutdown.sleep();
  }

  private void announce(Server server, Settings settings, Access access) throws Stop {
    String apps =
        server.registry().apps().stream().map(Registry.App::id).collect(Collectors.joining(", "));
    out.println(
        apps.isEmpty()
            ? "no app yet: hand a plan in on the page /new, start with --plan telemetry.yaml, or watch"
                + " one with --observe APP_ID"
            : "apps: " + apps + " (keys: candor keys --data " + settings.data() + " --app ID)");
    for (Registry.App watched : server.registry().watched()) {
      out.printf(
          "watched without a plan: %s (draft: candor plan draft --data %s --app %s)%n",
          watched.id(), settings.data(), watched.id());
    }
    if (settings.adminToken() == null) {
      out.println("sign in once, within 24 hours: " + server.home() + link(access));
    } else {
      out.println("sign in with the admin token: " + server.home());
    }
  }

  private static String link(Access access) throws Stop {
    try {
      return access.newSignInLink();
    } catch (IOException e) {
      throw Stop.failed("the sign-in link cannot be kept: " + DataDirectory.reason(e));
    }
  }

  private Access access(DataDirectory data, Settings settings) throws Stop {
    URI address = settings.address();
    boolean https = address != null && "https".equals(address.getScheme());
    try {
      return Access.guarded(
          data.path(),
          settings.adminToken(),
          https ? Cookies.HTTPS_ONLY : Cookies.ANY_SCHEME,
          clock);
    } catch (IOException e) {
      throw Stop.failed(
          "--data %s cannot be used: %s".formatted(data.path(), DataDirectory.reason(e)));
    }
  }
}
