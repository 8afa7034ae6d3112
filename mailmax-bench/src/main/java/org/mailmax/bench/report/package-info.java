/// Figures for people (tables, plots) and for machines (CSV, JSON).
package org.mailmax.bench.report;
