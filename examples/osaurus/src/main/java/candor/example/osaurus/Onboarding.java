package candor.example.osaurus;

import candor.example.osaurus.telemetry.OnboardingCompleted;
import candor.example.osaurus.telemetry.OnboardingEnd;
import candor.example.osaurus.telemetry.OnboardingStarted;
import candor.example.osaurus.telemetry.OnboardingStep;
import candor.example.osaurus.telemetry.OnboardingStepSkipped;
import candor.example.osaurus.telemetry.OnboardingStepViewed;
import candor.example.osaurus.telemetry.Telemetry;
import java.io.IOException;
import java.util.List;

/** Leads a new person through the app, step by step. For one thread. */
final class Onboarding {

  /** Remembered when onboarding was closed, by either button. */
  static final String DONE = "onboarding_done";

  private static final String ASKED = "consent_asked";

  /** In the order in which they are shown. What is told is the name of a step and its place. */
  private static final List<OnboardingStep> STEPS =
      List.of(
          OnboardingStep.WELCOME,
          OnboardingStep.CREATE_AGENT,
          OnboardingStep.CONFIGURE_AI,
          OnboardingStep.CHOOSE_PLUGINS,
          OnboardingStep.WALKTHROUGH);

  private final App app;
  private final Telemetry telemetry;
  private final Terminal terminal;

  Onboarding(App app) {
    this.app = app;
    this.telemetry = app.telemetry();
    this.terminal = app.terminal();
  }

  /** Shows what has to be shown before the app opens, if a person is there to see it. */
  void beforeOpening() throws IOException {
    if (!terminal.isPerson()) {
      return;
    }
    if (!app.home().state().happened().contains(DONE)) {
      run();
    } else if (ConsentBox.isOpen(telemetry) && app.home().first(ASKED)) {
      // Somebody who knew the app before it asked, or closed it without an answer: asked once.
      telemetry.record(new OnboardingStepViewed(OnboardingStep.CONSENT, 0));
      new ConsentBox(telemetry, terminal).show();
    }
  }

  /** Runs from the first step to the button that closes it. */
  void run() throws IOException {
    telemetry.record(new OnboardingStarted());
    var last = OnboardingStep.WELCOME;
    var end = OnboardingEnd.FINISH_BUTTON;
    for (OnboardingStep step : STEPS) {
      last = step;
      telemetry.record(new OnboardingStepViewed(step, STEPS.indexOf(step)));
      if (!goesOn(step)) {
        end = OnboardingEnd.CLOSE_BUTTON;
        break;
      }
    }
    close(last, end);
  }

  /** Closes it at once, for machines at which nobody sits; decides nothing. */
  void skip() throws IOException {
    telemetry.record(new OnboardingStarted());
    telemetry.record(new OnboardingStepViewed(OnboardingStep.WELCOME, 0));
    close(OnboardingStep.WELCOME, OnboardingEnd.CLOSE_BUTTON);
  }

  private void close(OnboardingStep last, OnboardingEnd end) throws IOException {
    telemetry.record(new OnboardingCompleted(last, end));
    app.home().first(DONE);
  }

  private boolean goesOn(OnboardingStep step) throws IOException {
    terminal.out().println();
    terminal.out().println(words(step));
    if (step == OnboardingStep.WELCOME && ConsentBox.isOpen(telemetry)) {
      return new ConsentBox(telemetry, terminal).show();
    }
    while (true) {
      String typed =
          terminal.ask(
              isOptional(step)
                  ? "Enter goes on, s skips, q closes: "
                  : "Enter goes on, q closes: ");
      if (typed == null || typed.equals("q")) {
        return false;
      }
      if (typed.isEmpty()) {
        return true;
      }
      if (isOptional(step) && typed.equals("s")) {
        telemetry.record(new OnboardingStepSkipped(step));
        return true;
      }
      act(step, typed);
    }
  }

  private static boolean isOptional(OnboardingStep step) {
    return step != OnboardingStep.WELCOME && step != OnboardingStep.WALKTHROUGH;
  }

  private static String words(OnboardingStep step) {
    return switch (step) {
      case WELCOME -> "Welcome to Osaurus: models on your machine, behind one address.";
      case CREATE_AGENT -> "Type a name to make an agent of your own.";
      case CONFIGURE_AI -> "Type the id of a model to download it (osaurus models lists them).";
      case CHOOSE_PLUGINS -> "The plugin calculator is there; agents and chats use it to add.";
      case WALKTHROUGH -> "Type osaurus chat to talk, osaurus serve to let programs talk.";
      case CONSENT, IDENTITY_SETUP, SANDBOX_SETUP ->
          throw new AssertionError("a step that is not shown here");
    };
  }

  private void act(OnboardingStep step, String typed) throws IOException {
    try {
      if (step == OnboardingStep.CREATE_AGENT) {
        terminal.out().println("Made " + app.agents().create(typed).name() + ".");
      } else if (step == OnboardingStep.CONFIGURE_AI) {
        Commands.download(app, typed);
      } else {
        terminal.out().println("There is nothing to type here.");
      }
    } catch (WrongUsage wrong) {
      terminal.out().println("No: " + wrong.getMessage() + ".");
    }
  }
}
