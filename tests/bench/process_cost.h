// What a process has cost so far, read from outside: it needs to count nothing itself. Linux.
//
//   double before = CpuSeconds(pid);  ...  CpuSeconds(pid) - before
//   std::uint32_t commits = CommitsOf("data/caseway.db");   // differences count; the log's index must be there
//
// Errors: std::runtime_error where the process or file is gone. Threads: any.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>

namespace caseway::bench {

double CpuSeconds(pid_t process);  // user and system, all threads
double PssMegabytes(pid_t process);
double PeakMegabytes(pid_t process);  // highest resident size, shared pages counted whole
// SQLite counts each write transaction in the index of its write-ahead log.
std::uint32_t CommitsOf(const std::filesystem::path& database);

}  // namespace caseway::bench
