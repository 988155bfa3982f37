package candor.example.osaurus;

import candor.example.osaurus.telemetry.AppLaunched;
import candor.example.osaurus.telemetry.Telemetry;
import java.io.IOException;

/**
 * Holds the parts of one process of the app. Safe for use by many threads.
 *
 * @param launch what comes from outside
 * @param home what the app keeps
 * @param telemetry what it tells
 * @param shelf the models there are
 * @param chat answers requests, whoever makes them
 * @param agents runs agents
 */
record App(Launch launch, Home home, Telemetry telemetry, Shelf shelf, Chat chat, Agents agents)
    implements AutoCloseable {

  static App open(Launch launch) throws IOException {
    var build = Build.here();
    var home = new Home(launch.home());
    var telemetry = Telemetry.open(build.context(), build.options(launch));
    launch.stopping().otherwise(telemetry::close);
    var shelf = new Shelf(home);
    var chat = new Chat(new Engine(), new Turns(telemetry));
    return new App(launch, home, telemetry, shelf, chat, new Agents(home, chat, telemetry));
  }

  Terminal terminal() {
    return launch.terminal();
  }

  /** Tells that the app was launched; a look at its settings is no launch. */
  void launched() {
    telemetry.record(new AppLaunched());
  }

  /** Sends what may be sent, within the time that the plan gives. */
  @Override
  public void close() {
    telemetry.close();
  }
}
