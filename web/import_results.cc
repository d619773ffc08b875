#include "web/import_results.h"

#include <algorithm>
#include <utility>

namespace caseway::web {
namespace {

constexpr std::size_t kMostResults = 50;
constexpr std::size_t kMostLinesKept = 200;

// What it takes in memory, near enough: the report stands in it twice.
std::size_t BytesOf(const ImportResult& result) { return 3 * result.outcome.report_file.size() + 1000; }

// The lines of the report without what stood in the file.
Document RulesOf(const std::vector<ImportReportLine>& report) {
  Document lines{Document::List{}};
  for (std::size_t i = 0; i < std::min(report.size(), kMostLinesKept); ++i)
    lines.Add(Document().Set("line", report[i].line).Set("column", report[i].column).Set("rule", report[i].rule));
  return lines;
}

Document DocumentOf(const ImportResult& result) {
  const ImportOutcome& outcome = result.outcome;
  Document kept;
  kept.Set("file", result.file_name).Set("at", FormatIso(result.at)).Set("by", result.by.value);
  kept.Set("dry_run", result.wish.dry_run).Set("all_or_nothing", result.wish.all_or_nothing);
  kept.Set("rows", outcome.rows).Set("opened", outcome.opened).Set("already_there", outcome.already_there);
  kept.Set("refused", outcome.refused).Set("differs", outcome.differs).Set("asks", outcome.asks);
  kept.Set("people", outcome.people).Set("concerns", outcome.concerns).Set("read_as", outcome.read_as);
  kept.Set("nothing_loaded", outcome.nothing_loaded);
  return kept.Set("lines", result.lines).Set("report", RulesOf(outcome.report));
}

ImportResult ResultOf(const Document& kept) {
  ImportResult result{.file_name = kept["file"].Text(), .is_whole = false};
  result.wish = {.dry_run = kept["dry_run"].Truth(), .all_or_nothing = kept["all_or_nothing"].Truth()};
  if (const auto at = ParseInstant(kept["at"].Text())) result.at = *at;
  result.by = UserId{kept["by"].Number()}, result.lines = kept["lines"].Number();
  ImportOutcome& outcome = result.outcome;
  outcome.rows = kept["rows"].Number(), outcome.opened = kept["opened"].Number();
  outcome.already_there = kept["already_there"].Number(), outcome.refused = kept["refused"].Number();
  outcome.differs = kept["differs"].Number(), outcome.asks = kept["asks"].Number();
  outcome.people = kept["people"].Number(), outcome.concerns = kept["concerns"].Number();
  outcome.read_as = kept["read_as"].Text(), outcome.nothing_loaded = kept["nothing_loaded"].Truth();
  for (const auto& line : kept["report"].Items())
    outcome.report.push_back({line["line"].Text(), line["column"].Text(), "", line["rule"].Text()});
  return result;
}

}  // namespace

void ImportResults::Keep(std::string name, ImportResult result) {
  result.lines = static_cast<std::int64_t>(result.outcome.report.size());
  // Where the disk refuses, the page stands until the program ends, as it would without a store.
  if (store_ != nullptr) (void)store_->Keep(name, DocumentOf(result), result.at);
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
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.name == name; });
    if (found != kept_.end()) return found->result;
  }
  if (store_ == nullptr) return nullptr;
  const auto stored = store_->Find(std::string(name));
  return stored && *stored ? std::make_shared<const ImportResult>(ResultOf(**stored)) : nullptr;
}

}  // namespace caseway::web
