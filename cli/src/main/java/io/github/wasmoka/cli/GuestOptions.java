package io.github.wasmoka.cli;

import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Options that say what a guest is given: directories, environment, sockets. */
final class GuestOptions {
  static final List<Option> ALL =
      List.of(
          Option.of("--dir", "HOST[::GUEST][:ro]", "open a directory for the guest; repeatable"),
          Option.of("--env", "NAME=VALUE", "set a variable of the guest's environment; repeatable"),
          Option.flag("--env-inherit", "give the guest the whole environment of this process"),
          Option.of("--listen", "HOST:PORT", "give the guest a listening TCP socket; repeatable"));

  private static final int MAX_PORT = 65_535;

  private GuestOptions() {}

  static WasiConfig.Builder config(OptionTable.Parsed args, Streams streams) throws IOException {
    WasiConfig.Builder config =
        WasiConfig.builder()
            .stdin(streams.in)
            .stdout(streams.rawOut)
            .stderr(streams.rawErr)
            .terminals(streams.terminal(0), streams.terminal(1), streams.terminal(2));
    for (String dir : args.all("--dir")) {
      preopen(config, dir);
    }
    if (args.has("--env-inherit")) {
      inherit(config);
    }
    for (String variable : args.all("--env")) {
      int equals = variable.indexOf('=');
      if (equals <= 0) {
        throw new UsageException("--env wants NAME=VALUE, not " + variable);
      }
      config.env(variable.substring(0, equals), variable.substring(equals + 1));
    }
    for (String address : args.all("--listen")) {
      config.listener(listen(address));
    }
    return config;
  }

  private static void preopen(WasiConfig.Builder config, String dir) {
    boolean readOnly = dir.endsWith(":ro");
    String mapping = readOnly ? dir.substring(0, dir.length() - 3) : dir;
    int colons = mapping.indexOf("::");
    String host = colons < 0 ? mapping : mapping.substring(0, colons);
    String guest = colons < 0 ? mapping : mapping.substring(colons + 2);
    Path path = Path.of(host);
    if (host.isEmpty() || guest.isEmpty() || !Files.isDirectory(path)) {
      throw new UsageException("--dir: no directory " + host);
    }
    if (readOnly) {
      config.readOnlyDir(guest, path);
    } else {
      config.dir(guest, path);
    }
  }

  /** Windows has variables such as {@code =C:}, which no guest could be given. */
  private static void inherit(WasiConfig.Builder config) {
    System.getenv()
        .forEach((name, value) -> {
          if (!name.isEmpty() && name.indexOf('=') < 0) {
            config.env(name, value);
          }
        });
  }

  private static ServerSocketChannel listen(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? "" : address.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    long port = host.isEmpty() ? -1 : Quantities.count(address.substring(colon + 1));
    if (port < 0 || port > MAX_PORT) {
      throw new UsageException("--listen wants HOST:PORT, not " + address);
    }
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(new InetSocketAddress(InetAddress.getByName(host), (int) port));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw new IOException("--listen " + address + ": " + e.getMessage(), e);
    }
  }
}
