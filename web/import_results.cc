#include "web/import_results.h"

#include <algorithm>
#include <utility>

namespace caseway::web {
namespace {

constexpr std::size_t kMostResults = 50;

// What it takes in memory, near enough: the report stands in it twice.
std::size_t BytesOf(const ImportResult& result) { return 3 * result.outcome.report_file.size() + 1000; }

}  // namespace

void ImportResults::Keep(std::string name, ImportResult result) {
  const std::size_t bytes = BytesOf(result);
  const std::lock_guard lock(mutex_);
  kept_.push_back({std::move(name), std::make_shared<const ImportResult>(std::move(result)), bytes});
  std::size_t all = 0;
  for (const auto& kept : kept_) all += kept.bytes;
  while (kept_.size() > 1 && (kept_.size() > kMostResults || all > most_bytes_)) {
    all -= kept_.front().bytes;
    kept_.pop_front();
  }
}

std::shared_ptr<const ImportResult> ImportResults::Find(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.name == name; });
  return found == kept_.end() ? nullptr : found->result;
}

}  // namespace caseway::web
