package dev.alertroom.alert.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes a payload into one that a broken monitor could send. */
record Mutation(Random random) {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(10_000).build())
            .build());
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    byte[] of(String payload) {
        try {
            var tree = JSON.readTree(payload);
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                mutate(tree);
            }
            return damaged(JSON.writeValueAsBytes(random.nextInt(50) == 0 ? value() : tree));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mutate(JsonNode tree) {
        var containers = new ArrayList<JsonNode>();
        collect(tree, containers);
        var container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            mutate(object);
        } else {
            mutate((ArrayNode) container);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        } else if (containers.isEmpty()) {
            containers.add(node);
        }
    }

    private void mutate(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set("added", value());
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, NODES.arrayNode().add(object.get(name)).add(object.get(name)));
            case 2 ->
                object.set(
                        names.get(random.nextInt(names.size())),
                        object.get(name).deepCopy());
            default -> object.set(name, value());
        }
    }

    private void mutate(ArrayNode array) {
        switch (array.isEmpty() ? 2 : random.nextInt(3)) {
            case 0 -> array.remove(random.nextInt(array.size()));
            case 1 -> array.add(array.get(random.nextInt(array.size())).deepCopy());
            default -> array.add(value());
        }
    }

    private JsonNode value() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(random.nextDouble());
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.textNode("");
            case 5 -> NODES.textNode("x".repeat(random.nextInt(20_000)));
            case 6 -> NODES.textNode("\u0000\uD800 ]]> ${x} {{y}} \\n");
            case 7 -> NODES.arrayNode();
            case 8 -> NODES.objectNode();
            case 9 -> nested();
            case 10 -> NODES.textNode("null");
            default -> NODES.textNode("[[[{{{((([[[" + " [".repeat(random.nextInt(2_000)));
        };
    }

    private JsonNode nested() {
        JsonNode nested = NODES.textNode("deep");
        int depth = random.nextInt(900);
        for (int level = 0; level < depth; level++) {
            nested = random.nextBoolean()
                    ? NODES.arrayNode().add(nested)
                    : NODES.objectNode().set("a", nested);
        }
        return nested;
    }

    private byte[] damaged(byte[] bytes) {
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> overwritten(bytes);
            case 2 -> ("[".repeat(10_000) + new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            default -> bytes;
        };
    }

    private byte[] overwritten(byte[] bytes) {
        for (int count = random.nextInt(10); count > 0 && bytes.length > 0; count--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
