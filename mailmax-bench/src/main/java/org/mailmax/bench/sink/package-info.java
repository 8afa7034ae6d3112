/// Trivial servers that store nothing: they show what the driver itself can do.
package org.mailmax.bench.sink;
