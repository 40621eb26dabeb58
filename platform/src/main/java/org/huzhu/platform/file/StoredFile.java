package org.huzhu.platform.file;

/**
 * A file that was taken in.
 *
 * @param key made by the server; the only name it is kept under
 * @param sha256 of the clear content
 */
public record StoredFile(String key, long size, byte[] sha256, FileType type) {}
