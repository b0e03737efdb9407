package dev.alertroom.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/**
 * The part of Firestore's REST API that creates and finds documents. An answer other than 2xx fails as {@link FirestoreException}; no answer fails as the transport reports it.
 *
 * @see <a href="https://cloud.google.com/firestore/docs/reference/rest/v1/projects.databases.documents">documents</a>
 */
@RegisterProvider(FirestoreErrors.class)
@Path("/v1/projects/{project}/databases/(default)")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface FirestoreApi {

    /** All of the writes, or none. */
    @POST
    @Path("/documents:commit")
    Uni<Committed> commit(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("project") String project,
            Writes writes);

    /** Each write on its own; no document may be written twice. */
    @POST
    @Path("/documents:batchWrite")
    Uni<Statuses> batchWrite(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("project") String project,
            Writes writes);

    @GET
    @Path("/documents/teams/{team}")
    Uni<Document> team(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("project") String project,
            @PathParam("team") String team);

    @GET
    @Path("/documents/beats/{heartbeat}")
    Uni<Document> pulse(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("project") String project,
            @PathParam("heartbeat") String heartbeat);

    @POST
    @Path("/documents:runQuery")
    Uni<List<Found>> query(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("project") String project,
            Query query);

    /** Of the collections below an incident. */
    @POST
    @Path("/documents/incidents/{incident}:runQuery")
    Uni<List<Found>> queryIncident(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("project") String project,
            @PathParam("incident") String incident,
            Query query);

    record Writes(List<Write> writes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Write(Document update, List<Transform> updateTransforms, Precondition currentDocument) {

        static Write create(Document document) {
            return new Write(document, null, new Precondition(false));
        }

        /** @param field is set to Firestore's own time */
        static Write create(Document document, String field) {
            return new Write(document, List.of(new Transform(field, "REQUEST_TIME")), new Precondition(false));
        }

        static Write set(Document document) {
            return new Write(document, null, null);
        }
    }

    /** @see <a href="https://cloud.google.com/firestore/docs/reference/rest/v1/Write#FieldTransform">FieldTransform</a> */
    record Transform(String fieldPath, String setToServerValue) {}

    record Precondition(boolean exists) {}

    /** @param name {@code projects/P/databases/(default)/documents/…} */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Document(String name, Map<String, Value> fields) {

        String id() {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        /** The document that has the collection in which this one is. */
        String parent() {
            var segments = name.split("/");
            return segments[segments.length - 3];
        }

        Optional<String> text(String field) {
            return Optional.ofNullable(fields).map(all -> all.get(field)).map(Value::stringValue);
        }

        List<String> texts(String field) {
            return Optional.ofNullable(fields)
                    .map(all -> all.get(field))
                    .map(Value::arrayValue)
                    .map(Values::values)
                    .orElse(List.of())
                    .stream()
                    .map(Value::stringValue)
                    .toList();
        }

        Optional<Instant> timeIfAny(String field) {
            return Optional.ofNullable(fields).map(all -> all.get(field)).map(Value::timestampValue);
        }

        Instant time(String field) {
            return fields.get(field).timestampValue();
        }
    }

    /** One of them is set. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Value(String stringValue, Instant timestampValue, String referenceValue, Values arrayValue) {

        static Value of(String text) {
            return new Value(text, null, null, null);
        }

        static Value of(Instant time) {
            return new Value(null, time, null, null);
        }

        static Value of(List<String> texts) {
            return new Value(
                    null, null, null, new Values(texts.stream().map(Value::of).toList()));
        }

        static Value reference(String name) {
            return new Value(null, null, name, null);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Values(List<Value> values) {}

    /** @see <a href="https://cloud.google.com/firestore/docs/reference/rest/v1/StructuredQuery">StructuredQuery</a> */
    record Query(StructuredQuery structuredQuery) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StructuredQuery(
            List<Collection> from,
            Projection select,
            Filter where,
            List<Order> orderBy,
            Cursor startAt,
            Integer limit) {}

    record Filter(FieldFilter fieldFilter) {}

    record FieldFilter(Field field, String op, Value value) {}

    /** @param allDescendants whether all collections of that name are meant, wherever they are */
    record Collection(String collectionId, boolean allDescendants) {

        Collection(String collectionId) {
            this(collectionId, false);
        }
    }

    record Projection(List<Field> fields) {}

    record Field(String fieldPath) {}

    record Order(Field field, String direction) {}

    /** @param before whether to start before the document with these values, or else after it */
    record Cursor(List<Value> values, boolean before) {}

    /**
     * One document of an answer.
     *
     * @param document missing from the one that ends an empty answer
     * @param readTime everything that was written before it is in the answer
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(Document document, Instant readTime) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Committed(Instant commitTime) {}

    /** One status for each write, in the same order. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Statuses(List<Status> status) {
        public Statuses {
            status = status == null ? List.of() : status;
        }
    }

    /**
     * @param code none for success
     * @see <a href="https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto">google.rpc.Code</a>
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Status(int code, String message) {

        boolean ok() {
            return code == 0;
        }

        /** INVALID_ARGUMENT: it can never be written. */
        boolean refusedForGood() {
            return code == 3;
        }

        boolean alreadyExists() {
            return code == 6;
        }

        boolean aborted() {
            return code == 10;
        }
    }
}
