/**
 * Trees of files that a guest is let into, on any {@link java.nio.file.FileSystem}, and the error
 * codes that all guest interfaces share.
 *
 * <p>A guest's path is resolved here, name by name ({@link
 * io.github.wasmoka.wasi.fs.PathResolver}), from an open directory ({@link
 * io.github.wasmoka.wasi.fs.OpenDirectory}) that it cannot leave: {@code ..} stops there, links are
 * read here and never followed by the host. Two things keep what was resolved true until it is
 * used:
 *
 * <ul>
 *   <li>Where the platform has {@link java.nio.file.SecureDirectoryStream}, each directory on the
 *       way is held open and the next name is looked up in it, so nobody can put a link in its
 *       place: neither another thread of the guest nor another process.
 *   <li>What Java cannot do relative to an open directory (making directories and links, reading
 *       links, all of it on platforms and file systems without such streams) is done by path, under
 *       a lock that keeps every guest of this Java virtual machine from moving directories or
 *       making links meanwhile ({@link io.github.wasmoka.wasi.fs.NameSpace}), after a check that
 *       the path still leads to that directory. Here another process of the host, one that may
 *       write in the tree, could interfere; a guest cannot.
 * </ul>
 */
@NullMarked
package io.github.wasmoka.wasi.fs;

import org.jspecify.annotations.NullMarked;
