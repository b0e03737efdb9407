package dev.alertroom.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** <a href="https://www.twilio.com/docs/usage/twilios-response#pagination">A page of a list</a> in Twilio's form. */
final class ApiPage {

    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 1000;

    private ApiPage() {}

    static JsonObject of(ApiRequest request, String name, List<JsonObject> all) {
        int size = Math.max(1, Math.min(LARGEST_SIZE, number(request, "PageSize", USUAL_SIZE)));
        int page = Math.max(0, number(request, "Page", 0));
        int start = Math.min(all.size(), page * size);
        int end = Math.min(all.size(), start + size);
        return new JsonObject()
                .put(name, new JsonArray(all.subList(start, end)))
                .put("page", page)
                .put("page_size", size)
                .put("start", start)
                .put("end", Math.max(0, end - 1))
                .put("uri", uri(request, page, size))
                .put("first_page_uri", uri(request, 0, size))
                .put("previous_page_uri", page == 0 ? null : uri(request, page - 1, size))
                .put("next_page_uri", end == all.size() ? null : uri(request, page + 1, size));
    }

    private static int number(ApiRequest request, String name, int otherwise) {
        return request.query()
                .get(name)
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    private static String uri(ApiRequest request, int page, int size) {
        Form rest = new Form(request.query().fields().stream()
                .filter(field -> !field.name().equals("Page") && !field.name().equals("PageSize"))
                .toList());
        return request.path() + "?"
                + rest.with("PageSize", size).with("Page", page).encoded();
    }
}
