#include "tests/bench/council_sample.h"

#include <sqlite3.h>

#include <functional>
#include <stdexcept>

#include "core/reference.h"

namespace caseway::bench {
namespace {

class Reading {
 public:
  explicit Reading(const std::filesystem::path& file) {
    if (sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) Fail();
    sqlite3_busy_timeout(handle_, 5000);
  }
  ~Reading() { sqlite3_close(handle_); }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  void Each(const std::string& sql, const std::function<void(sqlite3_stmt*)>& row) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) Fail();
    while (sqlite3_step(statement) == SQLITE_ROW) row(statement);
    sqlite3_finalize(statement);
  }
  std::int64_t Number(const std::string& sql) {
    std::int64_t number = 0;
    Each(sql, [&](sqlite3_stmt* row) { number = sqlite3_column_int64(row, 0); });
    return number;
  }
  std::vector<std::string> Texts(const std::string& sql) {
    std::vector<std::string> texts;
    Each(sql,
         [&](sqlite3_stmt* row) { texts.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(row, 0))); });
    return texts;
  }

 private:
  [[noreturn]] void Fail() { throw std::runtime_error(sqlite3_errmsg(handle_)); }
  sqlite3* handle_ = nullptr;
};

// Spread over the whole table and the same for the same council: by a multiplied id, not by chance.
std::string Spread(const std::string& id, int most) {
  return " ORDER BY (" + id + " * 2654435761) % 1000003, " + id + " LIMIT " + std::to_string(most);
}

}  // namespace

CouncilSample DrawSample(const std::filesystem::path& database, int most) {
  Reading reading(database);
  CouncilSample sample;
  sample.people = reading.Number("SELECT count(*) FROM person");
  sample.cases = reading.Number("SELECT count(*) FROM case_row");
  sample.events = reading.Number("SELECT max(position) FROM event");
  reading.Each("SELECT id FROM case_row WHERE open AND restriction = 0" + Spread("id", most),
               [&](sqlite3_stmt* row) { sample.open_cases.push_back(PathReferenceOf(sqlite3_column_int64(row, 0))); });
  sample.surname_starts = reading.Texts(
      "SELECT substr(sort_name, 1, 4) FROM person WHERE sort_name GLOB '[a-z][a-z][a-z][a-z]*'" + Spread("id", most));
  sample.nhs_numbers = reading.Texts("SELECT nhs_number FROM person WHERE nhs_number != ''" + Spread("id", most));
  reading.Each(
      "SELECT id, state = 'waiting' FROM case_row WHERE open AND restriction = 0 AND pathway = 'assessment' AND state "
      "IN "
      "('in_progress', 'waiting')" +
          Spread("id", most),
      [&](sqlite3_stmt* row) {
        sample.moving.push_back({PathReferenceOf(sqlite3_column_int64(row, 0)), sqlite3_column_int(row, 1) != 0});
      });
  return sample;
}

}  // namespace caseway::bench
