// FaultLog: what went wrong in a running server, one JSON object a line on standard error.
//
//   const FaultLog log(clock);
//   log.Write("7k3qf2m9xa", "commit: disk I/O error");
//
// Never a name, an address or what was typed. Threads: safe to share. Errors: none; a closed standard error loses the
// line.
#pragma once

#include <string>

#include "core/ports/clock.h"

namespace caseway::app {

class FaultLog {
 public:
  explicit FaultLog(const Clock& clock) : clock_(clock) {}
  // `request`: the number on the page, or the part of the program: "timer", "writer".
  void Write(const std::string& request, const std::string& fault) const;

 private:
  const Clock& clock_;
};

}  // namespace caseway::app
