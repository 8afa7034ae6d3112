package org.mailmax.bench.measure;

import java.io.Closeable;
import java.io.IOException;

/// One client with its connection; used by one thread.
public interface Worker extends Closeable {

    /// Does one operation.
    ///
    /// @return how many units the operation was worth, in most cases 1
    /// @throws IOException when the server did not do what it should
    long perform() throws IOException;

    /// Makes workers.
    @FunctionalInterface
    interface Factory {

        /// @param index number of the connection, from 0
        Worker open(int index) throws IOException;
    }
}
