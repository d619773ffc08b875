// FolderLock: only one program at a time writes a data folder.
//
//   FolderLock lock;
//   if (Result<void> taken = lock.Take("data"); !taken) return taken.error();   // "... is in use by process 412."
//
// Let go when it is destroyed or the process dies. Threads: one owner.
#pragma once

#include <filesystem>

#include "core/result.h"

namespace caseway::storage {

class FolderLock {
 public:
  FolderLock() = default;
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  // Errors: kUnavailable, with the sentence for the person, when another process holds it; kInternal from the disk.
  Result<void> Take(const std::filesystem::path& folder);

 private:
  int file_ = -1;
};

}  // namespace caseway::storage
