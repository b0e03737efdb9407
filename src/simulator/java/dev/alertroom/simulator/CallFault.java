package dev.alertroom.simulator;

/** What went wrong on a call, with the code of Twilio's error dictionary, as its debugger would list it. */
public record CallFault(int code, String message) {}
