package io.muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sun.misc.Signal;

/** The commands of {@code ./muster} that deal with a running suite. */
public final class Muster {
    private final Home home;
    private final Console console = new Console();

    private Muster(Home home) {
        this.home = home;
    }

    public static void main(String[] args) throws Exception {
        System.exit(new Muster(Home.current()).run(List.of(args)));
    }

    private int run(List<String> args) throws Exception {
        try {
            return switch (args.getFirst()) {
                case "up" -> up(args.contains("--detach"), args.contains("--fresh"));
                case "down" -> down();
                case "env" -> env();
                case "native" -> natively(args.subList(1, args.size()));
                default -> throw new IllegalArgumentException("no command " + args.getFirst());
            };
        } catch (StartFailure failure) {
            System.err.println("muster: " + failure.getMessage());
            return 1;
        }
    }

    private int up(boolean detach, boolean fresh) throws Exception {
        Optional<RunningSuite> running = RunningSuite.find(home);
        if (running.isPresent() && !fresh) {
            console.say("The suite runs already." + running.get().table(home));
            return 0;
        }
        NativeServices.wanted().check(home);
        ProcessRecords records = new ProcessRecords(home);
        if (!fresh && records.find(ProcessRecords.SUPERVISOR).isPresent()) {
            throw new StartFailure("a suite is starting already; ./muster down stops it");
        }
        records.endAll();
        RunningSuite.forget(home);
        if (fresh) {
            wipe();
        }
        Preflight.check(home);
        return detach ? detached() : attached();
    }

    private int attached() throws Exception {
        ProcessRecords records = new ProcessRecords(home);
        records.add(ProcessRecords.SUPERVISOR, ProcessHandle.current());
        var stop = new CountDownLatch(1);
        var stopping = new AtomicBoolean();
        NativeServices natives = NativeServices.wanted();
        Suite suite = new Suite(home, natives, console);
        Build build = new Build(home, console);
        Thread starter = Thread.currentThread();
        for (String name : List.of("INT", "TERM", "HUP")) {
            Signal.handle(new Signal(name), signal -> {
                if (stopping.compareAndSet(false, true)) {
                    stop.countDown();
                    build.cancel();
                    starter.interrupt();
                }
            });
        }
        try {
            build.whatIsNotBuilt(natives);
            RunningSuite running = suite.start();
            console.say(running.table(home));
            console.say("Ready after %.0f s. Ctrl-C or ./muster down stops everything."
                    .formatted(console.elapsed().toMillis() / 1000.0));
            stop.await();
            return 0;
        } catch (InterruptedException asked) {
            return 0;
        } catch (StartFailure failure) {
            if (stopping.get()) {
                return 0;
            }
            throw failure;
        } finally {
            Thread.interrupted();
            console.say("Stopping");
            suite.close();
            records.remove(ProcessRecords.SUPERVISOR);
        }
    }

    /** Starts a supervisor of its own and shows what it says until it is ready or gives up. */
    private int detached() throws IOException, InterruptedException {
        Path log = home.log("suite");
        List<String> command = new ArrayList<>(List.of("nohup", Jvm.java()));
        command.addAll(List.of("-Dmuster.root=" + home.root(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Xmx256m", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Muster.class.getName(), "up"));
        Process supervisor = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile())
                .start();
        // whoever ends this command before the suite is ready wants no suite
        Thread giveUp = new Thread(supervisor::destroy);
        Runtime.getRuntime().addShutdownHook(giveUp);
        try (InputStream said = Files.newInputStream(log)) {
            while (true) {
                boolean ended = supervisor.waitFor(200, TimeUnit.MILLISECONDS);
                System.out.write(said.readAllBytes());
                System.out.flush();
                if (ended) {
                    return Math.max(1, supervisor.exitValue());
                }
                if (RunningSuite.find(home).isPresent()) {
                    Runtime.getRuntime().removeShutdownHook(giveUp);
                    System.out.write(said.readAllBytes());
                    System.out.flush();
                    return 0;
                }
            }
        }
    }

    private int down() {
        List<String> ended = new ProcessRecords(home).endAll();
        RunningSuite.forget(home);
        console.say(ended.isEmpty() ? "Nothing runs." : "Stopped.");
        return 0;
    }

    private int env() {
        Optional<RunningSuite> running = RunningSuite.find(home);
        if (running.isEmpty()) {
            throw new StartFailure("no suite runs; start one with ./muster up --detach");
        }
        System.out.println(running.get().exports());
        return 0;
    }

    private int natively(List<String> args) throws IOException, InterruptedException {
        boolean quick = args.contains("--quick");
        String names = args.stream().filter(arg -> !arg.equals("--quick")).collect(Collectors.joining(" "));
        var build = new Build(home, console);
        Runtime.getRuntime().addShutdownHook(new Thread(build::cancel));
        build.natively(NativeServices.named(names.isEmpty() ? "all" : names).services(), quick);
        return 0;
    }

    private void wipe() throws IOException {
        if (!Files.isDirectory(home.data())) {
            return;
        }
        try (Stream<Path> files = Files.walk(home.data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
