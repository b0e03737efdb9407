package dev.alertroom.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.function.Function;

/** A chat that takes JSON at an address and tells no id of the message: what is new is another one. */
final class OneWayChat implements Chat {

    private final String id;
    private final String address;
    private final ChatClient client;
    private final Function<ChatMessage, JsonNode> body;

    OneWayChat(String id, String address, ChatClient client, Function<ChatMessage, JsonNode> body) {
        this.id = id;
        this.address = address;
        this.client = client;
        this.body = body;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean editable() {
        return false;
    }

    @Override
    public Uni<Reception> tell(ChatMessage message) {
        return client.post(id, address, Map.of(), ChatClient.bytes(body.apply(message)), answer -> new Taken(""));
    }
}
