package org.bancheng.platform.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Marks each session with the area it was begun in, and finds it there only: the value of one
 * county's cookie is worth nothing in another's.
 */
class AreaSessions<S extends Session> implements SessionRepository<S> {
    static final String AREA = "bancheng.area";

    private final SessionRepository<S> sessions;
    private final RealmDirectory directory;

    AreaSessions(SessionRepository<S> sessions, RealmDirectory directory) {
        this.sessions = sessions;
        this.directory = directory;
    }

    @Override
    public S createSession() {
        S session = sessions.createSession();
        session.setAttribute(AREA, directory.here().area());
        return session;
    }

    @Override
    public void save(S session) {
        sessions.save(session);
    }

    @Override
    public @Nullable S findById(String id) {
        S session = sessions.findById(id);
        return session != null && directory.here().area().equals(session.getAttribute(AREA))
                ? session
                : null;
    }

    @Override
    public void deleteById(String id) {
        sessions.deleteById(id);
    }
}
