package org.mailmax.directory;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/// Writes the logins of the last seconds, and forgets those nobody asks for any more.
@Singleton
@Startup
@DependsOn("Migration")
@Lock(LockType.WRITE)
public class LoginHistoryWriter {

    @Inject
    private LoginHistory history;

    @Inject
    private Logins logins;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public void write() {
        logins.write(history.take());
    }

    @Schedule(hour = "4", minute = "17", persistent = false)
    public void forget() {
        logins.forget();
    }

    @PreDestroy
    void end() {
        write();
    }
}
