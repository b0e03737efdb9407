package dev.alertroom.voice;

/** Where Twilio finds us. */
final class VoicePaths {

    static final String JOIN_CONFERENCE = "/join_conference";
    static final String ANSWER = "/voice/answer";
    static final String KEY = "/voice/key";
    static final String STATUS = "/voice/status";
    static final String ROOM = "/voice/room";
    static final String INCOMING = "/voice/incoming";
    static final String CALLED_BACK = "/voice/called-back";
    static final String PIN_ENTERED = "/voice/pin";
    static final String ANNOUNCE = "/voice/announce";
    static final String NEWS = "/voice/news";

    private static final String VOICE = "/voice/";

    private VoicePaths() {}

    /** Whether only Twilio has to do with this path. */
    static boolean isVoice(String path) {
        return path.startsWith(VOICE) || path.equals(JOIN_CONFERENCE);
    }
}
