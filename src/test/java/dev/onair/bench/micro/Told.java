package dev.onair.bench.micro;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** JMH's own account, as it is, and a line for people for each benchmark that begins. */
final class Told implements OutputFormat {
    private final OutputFormat account;
    private final PrintStream people;
    private int begun;

    Told(OutputFormat account, PrintStream people) {
        this.account = account;
        this.people = people;
    }

    @Override
    public void startBenchmark(BenchmarkParams parameters) {
        var chosen = parameters.getParamsKeys().stream()
                .map(key -> " " + key + "=" + parameters.getParam(key))
                .reduce("", String::concat);
        begun++;
        people.println(begun + " " + Benchmarks.name(parameters.getBenchmark()) + chosen);
        account.startBenchmark(parameters);
    }

    @Override
    public void iteration(BenchmarkParams parameters, IterationParams iteration, int number) {
        account.iteration(parameters, iteration, number);
    }

    @Override
    public void iterationResult(
            BenchmarkParams parameters, IterationParams iteration, int number, IterationResult result) {
        account.iterationResult(parameters, iteration, number, result);
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        account.endBenchmark(result);
    }

    @Override
    public void startRun() {
        account.startRun();
    }

    @Override
    public void endRun(Collection<RunResult> result) {
        account.endRun(result);
    }

    @Override
    public void print(String text) {
        account.print(text);
    }

    @Override
    public void println(String text) {
        account.println(text);
    }

    @Override
    public void flush() {
        account.flush();
    }

    @Override
    public void close() {
        account.close();
    }

    @Override
    public void verbosePrintln(String text) {
        account.verbosePrintln(text);
    }

    @Override
    public void write(int one) {
        account.write(one);
    }

    @Override
    public void write(byte[] some) throws IOException {
        account.write(some);
    }
}
