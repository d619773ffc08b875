#include <algorithm>

#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

// Which pathway, states and kinds of row is asked (core/pathway/listed.h).
#define CASEWAY_IN_STATES                                                                             \
  " WHERE c.open = 1 AND c.pathway = :pathway AND c.state IN (SELECT value FROM json_each(:states)) " \
  "AND " CASEWAY_VISIBLE
// Where a clock that says so runs, whatever the state.
#define CASEWAY_IN_DANGER                                                             \
  "EXISTS (SELECT 1 FROM case_clock k WHERE k.case_id = c.id AND k.stopped = '' AND " \
  "k.id IN (SELECT value FROM json_each(:danger)))"
#define CASEWAY_NOT_SAFE                                                                               \
  " WHERE c.open = 1 AND c.pathway = :pathway AND (c.state IN (SELECT value FROM json_each(:states)) " \
  "OR " CASEWAY_IN_DANGER ") AND " CASEWAY_VISIBLE
#define CASEWAY_ELSE " AND NOT " CASEWAY_IN_DANGER
#define CASEWAY_LONG_OPEN " WHERE c.open = 1 AND c.pathway = :pathway AND c.received < :before AND " CASEWAY_VISIBLE
#define CASEWAY_WAITING_ITEMS                                                                              \
  " FROM case_item i CROSS JOIN case_row c ON c.id = i.case_id WHERE i.done = 0 AND i.open = 1 AND i.kind" \
  " = :kind AND c.pathway = :pathway AND " CASEWAY_VISIBLE
#define CASEWAY_NOT_HIDDEN " AND c.id NOT IN (SELECT value FROM json_each(:hidden))"

// Danger is told from its newest: what came this minute must not stand below what has stood there for a week.
constexpr char kNotSafe[] = "SELECT " CASEWAY_WORK CASEWAY_NOT_SAFE " ORDER BY c.received DESC, c.id DESC";
constexpr char kNewest[] = "SELECT " CASEWAY_WORK CASEWAY_IN_STATES CASEWAY_ELSE " ORDER BY c.received DESC, c.id DESC";
constexpr char kLongest[] = "SELECT " CASEWAY_WORK CASEWAY_IN_STATES CASEWAY_ELSE " ORDER BY c.received, c.id";
constexpr char kPlans[] = "SELECT " CASEWAY_WORK CASEWAY_IN_STATES " ORDER BY c.due_at, c.id";
constexpr char kOldest[] = "SELECT " CASEWAY_WORK CASEWAY_LONG_OPEN " ORDER BY c.received, c.id";
constexpr char kItems[] = "SELECT i.kind, i.label, i.due, i.done, i.form, i.row, i.case_id" CASEWAY_WAITING_ITEMS
                          " ORDER BY i.due, i.case_id";
constexpr char kInDanger[] =
    "SELECT k.case_id, k.id FROM json_each(:cases) l CROSS JOIN case_clock k ON k.case_id = l.value"
    " WHERE k.stopped = '' AND k.id IN (SELECT value FROM json_each(:danger))";
// The first part of the postcode, as far as it may be known today; "" otherwise.
constexpr char kAreas[] =
    "SELECT CASE WHEN instr(p.postcode, ' ') = 0 OR p.secret_address > 0 AND EXISTS (SELECT 1 FROM person_alert a"
    " WHERE a.root = p.id AND a.code = 'address-secret' AND (a.expires = '' OR a.expires >= :today)) THEN ''"
    " ELSE substr(p.postcode, 1, instr(p.postcode, ' ') - 1) END FROM json_each(:people) l"
    " LEFT JOIN person s ON s.id = l.value LEFT JOIN person p ON p.id = s.root ORDER BY l.key";
constexpr char kCase[] = "SELECT " CASEWAY_WORK " WHERE c.id = :id";
constexpr char kCountInStates[] = "SELECT COUNT(*) FROM case_row c" CASEWAY_IN_STATES CASEWAY_NOT_HIDDEN;
constexpr char kCountElse[] = "SELECT COUNT(*) FROM case_row c" CASEWAY_IN_STATES CASEWAY_ELSE CASEWAY_NOT_HIDDEN;
constexpr char kCountNotSafe[] = "SELECT COUNT(*) FROM case_row c" CASEWAY_NOT_SAFE CASEWAY_NOT_HIDDEN;
constexpr char kCountLongOpen[] = "SELECT COUNT(*) FROM case_row c" CASEWAY_LONG_OPEN CASEWAY_NOT_HIDDEN;
constexpr char kCountItems[] = "SELECT COUNT(*)" CASEWAY_WAITING_ITEMS CASEWAY_NOT_HIDDEN;

std::string Json(const std::vector<std::string>& texts) {
  Document list{Document::List{}};
  for (const auto& text : texts) list.Add(text);
  return WriteJson(list);
}

// Makes the hub for one viewer.
class HubMaker {
 public:
  HubMaker(Connection& db, const HubQuery& query, const Viewer& viewer)
      : db_(db), query_(query), viewer_(viewer), hidden_(db, viewer) {
    Document ids{Document::List{}};
    for (const auto id : hidden_.ids()) ids.Add(id);
    hidden_json_ = WriteJson(ids);
  }

  Hub Make() {
    Hub hub;
    TakeUndecided(hub);
    TakePlans(hub);
    TakeLongOpen(hub);
    hub.with_others = ItemsOf(HubPart::kWithOthers, query_.with_others, hub.all_with_others);
    hub.meetings = ItemsOf(HubPart::kMeetings, query_.meetings, hub.all_meetings);
    return hub;
  }

 private:
  int OffsetOf(HubPart part) const { return query_.paged == part ? query_.offset : 0; }
  WorkPage PageOf(HubPart part) const { return WorkPage(db_, viewer_, query_.limit, OffsetOf(part)); }

  Statement Prepared(const char* sql) const {
    auto statement = db_.Prepare(sql);
    BindViewer(statement, viewer_);
    statement.Bind(":pathway", query_.pathway);
    return statement;
  }
  int CountOf(Statement count) const {
    count.Bind(":hidden", hidden_json_).Step();
    return static_cast<int>(count.Int(0));
  }

  // -> how many there are; the page takes what it has room for.
  int TakeStates(WorkPage& page, const char* sql, const std::vector<std::string>& states) {
    if (states.empty()) return 0;
    const std::string ids = Json(states);
    auto list = Prepared(sql);
    list.Bind(":states", ids);
    page.Take(list);
    auto count = Prepared(kCountInStates);
    count.Bind(":states", ids);
    return CountOf(std::move(count));
  }

  // -> how many there are by `count`, which as `sql` asks for states and for the clocks that tell of danger.
  int TakeByDanger(WorkPage& page, const char* sql, const char* count, const std::vector<std::string>& states) {
    const std::string ids = Json(states), danger = Json(query_.danger);
    auto list = Prepared(sql);
    list.Bind(":states", ids).Bind(":danger", danger);
    page.Take(list);
    auto all = Prepared(count);
    all.Bind(":states", ids).Bind(":danger", danger);
    return CountOf(std::move(all));
  }

  void TakeUndecided(Hub& hub) {
    WorkPage page = PageOf(HubPart::kUndecided);
    hub.all_undecided = TakeByDanger(page, kNotSafe, kCountNotSafe, query_.not_safe);
    hub.all_undecided += TakeByDanger(page, kNewest, kCountElse, query_.unanswered);
    hub.all_undecided += TakeByDanger(page, kLongest, kCountElse, query_.undecided);
    hub.undecided = page.rows();
    TakeDanger(hub);
  }

  void TakeDanger(Hub& hub) {
    Document ids{Document::List{}};
    for (const auto& row : hub.undecided) ids.Add(row.id.value);
    auto list = db_.Prepare(kInDanger);
    list.Bind(":cases", WriteJson(ids)).Bind(":danger", Json(query_.danger));
    while (list.Step()) hub.in_danger.emplace_back(CaseId{list.Int(0)}, list.String(1));
  }

  void TakePlans(Hub& hub) {
    WorkPage page = PageOf(HubPart::kPlans);
    hub.all_plans = TakeStates(page, kPlans, query_.plans);
    for (auto& work : page.rows()) {
      // The last day in time: a date's moment is the end of its day.
      const Date last = LondonDate(work.due_at - std::chrono::microseconds(1));
      ItemRow review{"", "", FormatIso(last), false, "", 0};
      hub.plans.push_back({std::move(work), std::move(review)});
    }
  }

  void TakeLongOpen(Hub& hub) {
    WorkPage page = PageOf(HubPart::kLongOpen);
    auto oldest = Prepared(kOldest);
    oldest.Bind(":before", Micros(query_.long_since));
    page.Take(oldest);
    hub.long_open = page.rows();
    TakeAreas(hub);
    auto count = Prepared(kCountLongOpen);
    count.Bind(":before", Micros(query_.long_since));
    hub.all_long_open = CountOf(std::move(count));
  }

  void TakeAreas(Hub& hub) {
    Document people{Document::List{}};
    for (const auto& row : hub.long_open) people.Add(row.subject.value);
    auto list = db_.Prepare(kAreas);
    list.Bind(":people", WriteJson(people)).Bind(":today", FormatIso(query_.today));
    while (list.Step()) hub.areas.push_back(list.String(0));
  }

  void TakeItems(const std::string& kind, int most, std::vector<HubItem>& items) {
    auto list = Prepared(kItems);
    list.Bind(":kind", kind);
    for (int taken = 0; taken < most && list.Step();) {
      if (hidden_.Has(list.Int(6))) continue;
      auto work = db_.Prepare(kCase);
      work.Bind(":id", list.Int(6)).Step();
      ++taken;
      items.push_back(
          {WorkRowOf(work),
           {list.String(0), list.String(1), list.String(2), false, list.String(4), static_cast<int>(list.Int(5))}});
    }
  }

  // Of several kinds in order of date, as one list.
  std::vector<HubItem> ItemsOf(HubPart part, const std::vector<std::string>& kinds, int& all) {
    std::vector<HubItem> items;
    const int offset = OffsetOf(part);
    for (const auto& kind : kinds) {
      TakeItems(kind, offset + query_.limit, items);
      auto count = Prepared(kCountItems);
      count.Bind(":kind", kind);
      all += CountOf(std::move(count));
    }
    std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.item.due < b.item.due; });
    items.erase(items.begin(), items.begin() + std::min<std::ptrdiff_t>(offset, std::ssize(items)));
    if (std::ssize(items) > query_.limit) items.erase(items.begin() + query_.limit, items.end());
    return items;
  }

  Connection& db_;
  const HubQuery& query_;
  const Viewer& viewer_;
  const HiddenCases hidden_;
  std::string hidden_json_;
};

}  // namespace

Hub SqliteWork::SafeguardingHub(const HubQuery& query, const Viewer& viewer) {
  return HubMaker(db_, query, viewer).Make();
}

}  // namespace caseway::storage
