package com.example;

import com.example.telemetry.NoteOpened;
import com.example.telemetry.NoteSaved;
import com.example.telemetry.Places;
import com.example.telemetry.Telemetry;
import java.time.Duration;

public final class Notes {

  private final Telemetry telemetry;

  public Notes(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  public void open() {
    telemetry.record(new NoteOpened());
  }

  public void save(Duration took) {
    telemetry.record(new NoteSaved(Places.MENU, took));
  }
}
