#include "app/fault_log.h"

#include <iostream>
#include <mutex>

#include "core/dates.h"
#include "core/document.h"

namespace caseway::app {

void FaultLog::Write(const std::string& request, const std::string& fault) const {
  static std::mutex mutex;
  const Document line = Document().Set("at", FormatIso(clock_.Now())).Set("request", request).Set("fault", fault);
  const std::string text = WriteJson(line) + "\n";
  const std::lock_guard lock(mutex);
  std::cerr << text << std::flush;
}

}  // namespace caseway::app
