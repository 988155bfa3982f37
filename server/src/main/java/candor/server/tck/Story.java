package candor.server.tck;

import java.io.IOException;
import java.util.List;

/** Is a sequence of situations that a program lives through. Implementations keep nothing. */
interface Story {

  /** Returns what it can prove. */
  List<Check> checks();

  /** Plays it in a scene of its own. */
  void play(Scene scene, Notes notes) throws IOException, InterruptedException;
}
