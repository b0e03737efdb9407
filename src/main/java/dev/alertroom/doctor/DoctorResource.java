package dev.alertroom.doctor;

import dev.alertroom.security.MayAct;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /doctor}: what keeps phones from ringing. Nothing rings for it; what it writes into the journal is no incident. */
@Path("/doctor")
@MayAct
class DoctorResource {

    private static final String TABLE = MediaType.TEXT_PLAIN + ";charset=UTF-8";

    private final Doctor doctor;

    DoctorResource(Doctor doctor) {
        this.doctor = doctor;
    }

    /** A table for people; JSON for programs that ask for it. */
    @POST
    public Uni<Response> examine(@HeaderParam(HttpHeaders.ACCEPT) @DefaultValue("") String accept) {
        return doctor.examine()
                .map(report -> accept.contains(MediaType.APPLICATION_JSON)
                        ? Response.ok(report, MediaType.APPLICATION_JSON).build()
                        : Response.ok(report.table(), TABLE).build());
    }
}
