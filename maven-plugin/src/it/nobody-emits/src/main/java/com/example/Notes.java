package com.example;

import com.example.telemetry.NoteOpened;
import com.example.telemetry.Telemetry;

public final class Notes {

  public void open(Telemetry telemetry) {
    telemetry.record(new NoteOpened());
  }
}
