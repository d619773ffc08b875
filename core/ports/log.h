// EventLog: reads the record back, event by event.
//
//   Result<std::vector<Event>> history = log.ReadStream({"case", 77}, 0, 100);   // from the first
//
// Lists and pages are read from projections (queries), not from here. Threads: one reader a thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/event.h"
#include "core/result.h"

namespace caseway {

// The end of a hash chain: what an exported head file holds.
struct ChainHead {
  std::int64_t position = 0;  // 0: nothing yet
  std::string hash;           // 64 hexadecimal digits; all zero at position 0
  bool operator==(const ChainHead&) const = default;
};

// Erased events come with `erased` and a null payload. Errors: kUnavailable; kInternal for a row that cannot be read.
class EventLog {
 public:
  virtual ~EventLog() = default;
  // At most `limit` events of one stream after sequence `after`, in order.
  virtual Result<std::vector<Event>> ReadStream(const Stream& stream, std::int64_t after, int limit) const = 0;
  // At most `limit` events of the whole log after position `after`, in order.
  virtual Result<std::vector<Event>> ReadAfter(std::int64_t after, int limit) const = 0;
  // Errors: kNotFound.
  virtual Result<Event> ReadAt(std::int64_t position) const = 0;
  virtual Result<ChainHead> Head() const = 0;
};

}  // namespace caseway
