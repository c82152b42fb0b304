package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.fs.FileStat;

/** How a {@code filestat} lies in memory. */
final class StatLayout {
  /** Its size. */
  static final int SIZE = 64;

  /** Its size in {@code wasi_unstable}, which counts links in 32 bits. */
  static final int UNSTABLE_SIZE = 56;

  private StatLayout() {}

  static void write(Memory memory, long address, FileStat stat) {
    memory.writeLong(address, stat.device());
    memory.writeLong(address + 8, stat.inode());
    memory.writeLong(address + 16, stat.type().ordinal());
    memory.writeLong(address + 24, stat.links());
    memory.writeLong(address + 32, stat.size());
    memory.writeLong(address + 40, stat.accessed());
    memory.writeLong(address + 48, stat.modified());
    memory.writeLong(address + 56, stat.changed());
  }

  static void writeUnstable(Memory memory, long address, FileStat stat) {
    memory.writeLong(address, stat.device());
    memory.writeLong(address + 8, stat.inode());
    memory.writeInt(address + 16, stat.type().ordinal());
    memory.writeInt(address + 20, (int) Math.min(stat.links(), 0xffff_ffffL));
    memory.writeLong(address + 24, stat.size());
    memory.writeLong(address + 32, stat.accessed());
    memory.writeLong(address + 40, stat.modified());
    memory.writeLong(address + 48, stat.changed());
  }
}
