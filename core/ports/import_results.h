// ImportResultStore: what came of the files of referrals brought in lately, in counts and broken rules, so that the
// page of a file can be opened again after the program was started anew.
//
//   store.Keep("3f2a", Document().Set("file", "october.csv").Set("opened", 916), now);
//   Result<std::optional<Document>> kept = store.Find("3f2a");      // nothing once many newer ones came
//
// It is no part of the record: never what people are called or where they live, which the rows to put right hold, where
// erasure finds them. Only so many are kept. Threads: safe to share; Keep never from inside work or done.
#pragma once

#include <optional>
#include <string>

#include "core/dates.h"
#include "core/document.h"
#include "core/result.h"

namespace caseway {

class ImportResultStore {
 public:
  virtual ~ImportResultStore() = default;
  // On the disk when it returns.
  virtual Result<void> Keep(const std::string& name, const Document& result, Instant at) = 0;
  virtual Result<std::optional<Document>> Find(const std::string& name) const = 0;
};

}  // namespace caseway
