// SqliteWork: core/ports/work_reading.h over SQLite. Lists come in the order of an index and stop at their page;
// figures come from counts kept with each change.
//
// Threads: its connection's. Errors: SqliteError, which record.h keeps inside storage.
#pragma once

#include <string>
#include <vector>

#include "core/ports/work_reading.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

class SqliteWork : public WorkReading {
 public:
  explicit SqliteWork(Connection& db) : db_(db) {}

  OwnWork Mine(UserId user, const WorkFilter& filter, const WorkClock& clock) override;
  std::vector<WorkRow> OfTeam(TeamId team, bool unallocated, const WorkFilter& filter, const WorkClock& clock,
                              const Viewer& viewer) override;
  WorkCounts TeamCounts(TeamId team, bool unallocated, const WorkFilter& filter, const WorkClock& clock,
                        const Viewer& viewer) override;
  std::vector<WorkRow> Awaiting(const std::vector<TeamId>& teams, UserId user, const WorkFilter& filter,
                                const Viewer& viewer) override;
  std::vector<WorkRow> OfferedTo(const std::vector<TeamId>& teams, UserId user, const Viewer& viewer) override;
  std::vector<CaseloadRow> Caseloads(TeamId team, Instant now) override;
  std::vector<CaseId> OpenCasesOf(UserId user) override;
  Hub SafeguardingHub(const HubQuery& query, const Viewer& viewer) override;
  std::vector<BoardFigure> Board(const BoardQuery& query, const Viewer& viewer) override;
  std::vector<WorkRow> BoardCasesOf(const BoardQuery& query, const BoardCases& which, const Viewer& viewer, int limit,
                                    int offset) override;
  ClockFigure ClockTimes(const BoardQuery& query, const std::string& clock, const Viewer& viewer) override;
  std::vector<ClockedCase> CasesByClock(const BoardQuery& query, const std::string& clock, const Viewer& viewer,
                                        int limit, int offset) override;
  RateFigure Rate(const BoardQuery& query, const std::string& measure, const Viewer& viewer) override;
  std::vector<RatedCase> CasesOfRate(const BoardQuery& query, const std::string& measure, RatedFirst first,
                                     const Viewer& viewer, int limit, int offset) override;
  std::vector<BreachRow> PossibleBreaches(const Viewer& viewer, int limit, int offset) override;
  bool HasProvisionalDates() override;
  std::vector<AccessTakenRow> AccessTaken(Instant since, int limit, const Viewer& viewer) override;
  std::vector<ImportExceptionRow> ImportExceptions(bool open_only, int limit, int offset) override;
  std::optional<ImportExceptionRow> ImportException(ImportExceptionId id) override;
  bool HasImportException(const std::string& file, std::int64_t line, const std::string& row_json) override;
  int ImportExceptionCount() override;
  std::vector<CaseId> DueForSystem(const std::string& pathway, const std::string& state, Instant entered_before,
                                   CaseId after, int limit) override;

 private:
  Connection& db_;
};

}  // namespace caseway::storage
