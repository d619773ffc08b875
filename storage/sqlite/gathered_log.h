// Gathered log: the write-ahead log goes to the disk in a few large writes instead of two for each page.
//
//   sqlite3_open_v2(path, &handle, flags, GatheredLog());     // for the one connection that writes
//
// SQLite writes a frame of its log as a header of 24 bytes and a page of 4 KiB; a group of moves is some three hundred
// of them. This layer under SQLite (a VFS around the usual one) keeps what is written in a row and writes it at once:
// when it is asked to sync, to read or to measure the log, when a write does not follow the last, and when its room is
// full. Other files go to the usual layer untouched.
//
// It is sound only with synchronous=FULL: then SQLite syncs the log before it tells any reader of a frame, and a frame
// that was not synced was never acknowledged. Connection requires that of each writer. A write that fails later than
// SQLite asked for it is told at the sync, which fails that commit. Threads: a file is of one connection.
#pragma once

namespace caseway::storage {

// The name of the layer, for sqlite3_open_v2. Registered with the first call; null where SQLite refuses it, which means
// the usual layer.
const char* GatheredLog();

}  // namespace caseway::storage
