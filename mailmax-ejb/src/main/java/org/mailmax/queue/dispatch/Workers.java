package org.mailmax.queue.dispatch;

import java.util.concurrent.ThreadFactory;

/// Threads of the queue's own. They see the classes and resources of the application: what writes a report looks for
/// its parts by the thread's class loader.
final class Workers {

    private Workers() {}

    /// @param name to which numbers are added
    static ThreadFactory virtual(String name) {
        ThreadFactory plain = Thread.ofVirtual()
                .name(name, 0)
                .inheritInheritableThreadLocals(false)
                .factory();
        return work -> inApplication(plain.newThread(work));
    }

    static Thread background(String name, Runnable work) {
        Thread thread = inApplication(Thread.ofPlatform()
                .name(name)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(work));
        thread.start();
        return thread;
    }

    private static Thread inApplication(Thread thread) {
        thread.setContextClassLoader(Workers.class.getClassLoader());
        return thread;
    }
}
