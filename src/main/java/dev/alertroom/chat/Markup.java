package dev.alertroom.chat;

/** How a chat marks up text. */
interface Markup {

    /** Text of others as text: nothing in it is markup, and nobody is mentioned by it. */
    String text(String others);

    String strong(String text);

    /** @param label of ours: it is not escaped */
    String link(String url, String label);

    /** No markup at all. */
    Markup PLAIN = new Markup() {
        @Override
        public String text(String others) {
            return others;
        }

        @Override
        public String strong(String text) {
            return text;
        }

        /** Apps make a link of an address, and of a number. */
        @Override
        public String link(String url, String label) {
            return url.startsWith("tel:") ? label : label + " " + url;
        }
    };
}
