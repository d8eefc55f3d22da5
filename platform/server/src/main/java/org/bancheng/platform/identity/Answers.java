package org.bancheng.platform.identity;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Creating calls of the admin client answer a refusal as a value; here it becomes a failure. */
final class Answers {
    private Answers() {}

    static void made(Response response, String what) {
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            response.bufferEntity();
            throw new WebApplicationException(what + ": " + response.getStatusInfo(), response);
        }
    }
}
