// The steps SQLite takes, and the rows it passes over, for the questions behind the pages in two demonstration
// councils.
//
//   page_steps build/bench/council-10000 build/bench/council-100000
//
// The same is asked in each: the list of a worker who holds about 20 cases (as many in both where there is one), an
// open case (the mean of 200), the commonest surname, an NHS number, the council's board. Printed, never asserted: the
// test of it makes smaller councils in memory (tests/storage/queries/steps_test.cc). Read-only; a server may be
// running.
#include <cstdio>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "security/digest.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/projections/projections.h"
#include "storage/sqlite/record.h"

namespace caseway::bench {
namespace {

struct Steps {
  const char* page;
  storage::StatementWork work;
};

class Council {
 public:
  Council(const std::string& folder, std::int64_t cases_held) {
    auto opened = storage::Database::Open(
        {.folder = folder, .digest = digest_, .projections = storage::CaseworkProjections(), .read_only = true});
    if (!opened) throw std::runtime_error(opened.error().say);
    database_ = *std::move(opened);
    viewer_.is_system = true;
    viewer_.now = InstantAt(Number("SELECT max(entered) FROM event"));
    Choose(cases_held);
  }

  std::int64_t held() const { return held_; }
  std::vector<Steps> Measure() {
    return {{"my work", Of([&](Record& record) { MyWork(record); })},
            {"case page", Of([&](Record& record) { CasePages(record); }, static_cast<std::int64_t>(cases_.size()))},
            {"find by start of surname", Of([&](Record& record) { Surname(record); })},
            {"find by NHS number", Of([&](Record& record) { NhsNumber(record); })},
            {"board", Of([&](Record& record) { Board(record); })}};
  }

 private:
  static Instant InstantAt(std::int64_t micros) { return Instant{std::chrono::microseconds{micros}}; }
  std::int64_t Number(const std::string& sql) { return database_->Reader().Number(sql); }
  std::string Text(const std::string& sql) {
    auto row = database_->Reader().Prepare(sql);
    return row.Step() ? std::string(row.Text(0)) : "";
  }
  // A page's share, the second time: the first also reads the schema and prepares.
  storage::StatementWork Of(const std::function<void(Record&)>& page, std::int64_t pages = 1) {
    storage::SqliteRecordReader reader(*database_);
    for (int i = 0; i < 2; ++i) {
      database_->Reader().Work(true);
      const auto read = reader.Read(page);
      if (!read) throw std::runtime_error(read.error().detail);
    }
    const storage::StatementWork all = database_->Reader().Work(true);
    return {all.vm_steps / pages, all.rows_scanned / pages};
  }

  void Choose(std::int64_t cases_held) {
    user_ = Number(
        "SELECT owner_user FROM case_row WHERE open = 1 AND owner_user <> 0 GROUP BY 1 ORDER BY abs(count(*) - " +
        std::to_string(cases_held) + "), 1");
    held_ = Number("SELECT count(*) FROM case_row WHERE open = 1 AND owner_user = " + std::to_string(user_));
    auto open = database_->Reader().Prepare(
        "SELECT id FROM case_row WHERE open = 1 ORDER BY (id * 2654435761) % 1000003 LIMIT 200");
    while (open.Step()) cases_.push_back(CaseId{open.Int(0)});
    if (cases_.empty()) throw std::runtime_error("a council has no open case");
    surname_ = Text(
        "SELECT substr(sort_name, 1, instr(sort_name || ' ', ' ') - 1) FROM person GROUP BY 1 ORDER BY count(*) DESC");
    number_ = Text("SELECT nhs_number FROM person WHERE nhs_number <> '' ORDER BY id");
  }

  void MyWork(Record& record) {
    const UserId worker{user_};
    const WorkClock clock{viewer_.now, EndOfLondonDay(LondonDate(viewer_.now)), viewer_.now + std::chrono::hours(99)};
    WorkFilter filter;
    filter.limit = 25;
    std::vector<CaseId> listed;
    for (const auto& row : record.work().Mine(worker, filter, clock).rows) listed.push_back(row.id);
    record.cases().LateItems(listed, LondonDate(viewer_.now));
  }
  void CasePages(Record& record) {
    for (const CaseId id : cases_) CasePage(record, id);
  }
  void CasePage(Record& record, CaseId id) {
    const auto row = record.cases().Find(id);
    record.people().Find(row->subject), record.people().Alerts(row->subject, LondonDate(viewer_.now));
    record.people().HasOpenDuplicate(row->subject), record.cases().OpenPathways(row->subject);
    record.cases().Chronology(row->id, 0, 20), record.cases().Clocks(row->id), record.cases().Parties(row->id);
    record.cases().LatestForms(row->id), record.cases().Items(row->id), record.cases().Linked(row->id, viewer_);
  }
  void Surname(Record& record) {
    PersonQuery query;
    query.words = surname_;
    query.limit = 26;
    record.people().Search(query, viewer_);
  }
  void NhsNumber(Record& record) {
    PersonQuery query;
    query.nhs_number = number_;
    query.limit = 26;
    record.people().Search(query, viewer_);
  }
  void Board(Record& record) {
    const Date today = LondonDate(viewer_.now);
    record.work().Board({TeamId{}, "", viewer_.now, today.year() / today.month() / std::chrono::day{1}, today},
                        viewer_);
  }

  security::OpenSslDigest digest_;
  std::unique_ptr<storage::Database> database_;
  Viewer viewer_;
  std::int64_t user_ = 0, held_ = 0;
  std::vector<CaseId> cases_;
  std::string surname_, number_;
};

int Print(const char* small_folder, const char* large_folder) {
  Council small(small_folder, 20), large(large_folder, small.held());
  const auto before = small.Measure(), after = large.Measure();
  std::printf("%-25s %12s %12s %7s %12s %12s\n", "page", "steps", "in larger", "ratio", "rows passed", "in larger");
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto &a = before[i].work, &b = after[i].work;
    std::printf("%-25s %12lld %12lld %7.2f %12lld %12lld\n", before[i].page, static_cast<long long>(a.vm_steps),
                static_cast<long long>(b.vm_steps), static_cast<double>(b.vm_steps) / static_cast<double>(a.vm_steps),
                static_cast<long long>(a.rows_scanned), static_cast<long long>(b.rows_scanned));
  }
  return 0;
}

}  // namespace
}  // namespace caseway::bench

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "Usage: page_steps SMALLER LARGER: two folders of demonstration councils\n");
    return 2;
  }
  try {
    return caseway::bench::Print(words[1], words[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "page_steps: %s\n", error.what());
    return 1;
  }
}
