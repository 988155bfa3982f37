package com.example;

import candor.sdk.typed.Recorder;
import com.example.telemetry.NoteOpened;
import com.example.telemetry.NoteSaved;
import com.example.telemetry.Places;
import com.example.telemetry.Telemetry;
import java.time.Duration;

public final class Notes {

  public void open(Recorder recorder) {
    new Telemetry(recorder).record(new NoteOpened());
    recorder.record(new NoteSaved(Places.MENU, Duration.ofMillis(3)));
  }
}
