/// Workers on virtual threads, exact latencies, faults and medians.
package org.mailmax.bench.measure;
