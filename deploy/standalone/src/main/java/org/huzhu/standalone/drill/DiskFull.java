package org.huzhu.standalone.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.Progress;
import org.huzhu.standalone.StandaloneException;
import org.huzhu.standalone.part.Folders;
import org.huzhu.standalone.part.Part;
import org.huzhu.standalone.process.Commands;

/** The database's disk, a small one in memory, filled to the last byte. Mounting it takes root. */
final class DiskFull implements Fault {

    private static final String SIZE = "640m";
    private static final int BLOCK = 1 << 20;

    private final Platform platform;
    private final Part database;
    private final Path folder;

    DiskFull(Platform platform, Part database, Path folder) {
        this.platform = platform;
        this.database = database;
        this.folder = folder;
    }

    /** A small disk in memory, and the database moved there before its first start. */
    static void mount(Part database, Path data, Path disk) {
        Folders.create(disk);
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
        database.prepare();
        run("cp", "-a", data.toString(), disk.toString());
        Folders.delete(data);
        run("ln", "-s", disk.resolve(data.getFileName()).toString(), data.toString());
    }

    private static void run(String... command) {
        var answer = Commands.run(Duration.ofSeconds(30), command);
        if (!answer.succeeded()) {
            throw new StandaloneException("磁盘演练需要 root / the disk drill takes root:\n" + answer.output());
        }
    }

    static void unmount(Path folder) {
        Commands.run(Duration.ofSeconds(10), "umount", folder.toString());
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public String what() {
        return "the disk of PostgreSQL (" + SIZE + ") filled to the last byte, later the filler removed and ./up";
    }

    @Override
    public void inject() {
        try (var out = Files.newOutputStream(filler())) {
            var block = new byte[BLOCK];
            while (true) {
                out.write(block);
            }
        } catch (IOException _) {
            // No space left on device: that is what was wanted.
            if (!Files.exists(filler())) {
                throw new StandaloneException("the disk could not be filled: " + filler());
            }
        }
    }

    @Override
    public void heal() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        platform.start(database, Progress.silent());
    }

    private Path filler() {
        return folder.resolve("filler");
    }
}
