/// The server under load: where it listens, who its accounts are, what CPU and memory its processes use.
package org.mailmax.bench.server;
