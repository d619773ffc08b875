#include "storage/sqlite/queries/chronology.h"

#include <limits>

#include "storage/sqlite/chain.h"
#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/move_addresses.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/visible.h"

namespace caseway::storage {
namespace {

#define CASEWAY_ENTRY                                                                                                 \
  "e.position, e.happened, e.precision, e.entered, e.type, e.title, e.text, e.by_name, e.by_user, e.case_id, e.note," \
  " e.key_event, e.third_party, e.struck OR e.position < c.in_error_from,"                                            \
  " CASE WHEN e.position < c.in_error_from THEN c.in_error_reason ELSE e.struck_reason END, c.pathway "

constexpr char kOfPerson[] = "SELECT " CASEWAY_ENTRY
                             "FROM entry_person p CROSS JOIN entry e ON e.position = p.position LEFT JOIN "
                             "case_row c ON c.id = e.case_id"
                             " WHERE p.root = :root AND p.position < :before AND (:kind = '' OR e.kind = :kind)"
                             " AND (e.case_id = 0 OR " CASEWAY_VISIBLE ") ORDER BY p.position DESC";

// By the log's own index: whatever names a case is in the stream of that case (casework/notes.cc), so that no second
// index of its history has to be written.
constexpr char kOfCase[] =
    "SELECT " CASEWAY_ENTRY
    "FROM case_row c CROSS JOIN event v CROSS JOIN entry e ON e.position = v.position WHERE c.id = :case_id AND"
    " v.stream_kind = 'case' AND v.stream_id = :case_id AND v.position < :before ORDER BY v.sequence DESC LIMIT :limit";

ChronologyRow EntryOf(const Statement& row) {
  ChronologyRow entry;
  entry.position = row.Int(0);
  entry.happened = {ReadLocal(row.Text(1)), static_cast<HappenedPrecision>(row.Int(2))};
  entry.entered = InstantAt(row.Int(3));
  entry.type = row.Text(4);
  entry.title = row.Text(5);
  entry.text = row.Text(6);
  entry.by = row.Text(7);
  entry.by_user = UserId{row.Int(8)};
  entry.case_id = CaseId{row.Int(9)};
  entry.note = NoteId{row.Int(10)};
  entry.key_event = row.Int(11) != 0;
  entry.third_party = row.Int(12) != 0;
  entry.struck = row.Int(13) != 0;
  entry.struck_reason = row.Text(14);
  entry.pathway = row.Text(15);
  return entry;
}

std::int64_t Below(std::int64_t before) { return before > 0 ? before : std::numeric_limits<std::int64_t>::max(); }

}  // namespace

std::vector<ChronologyRow> PersonChronology(Connection& db, std::int64_t root, const Viewer& viewer,
                                            std::int64_t before, int limit, const std::string& kind) {
  const HiddenCases hidden(db, viewer);
  auto list = db.Prepare(kOfPerson);
  BindViewer(list, viewer);
  list.Bind(":root", root).Bind(":before", Below(before)).Bind(":kind", kind);
  std::vector<ChronologyRow> rows;
  while (static_cast<int>(rows.size()) < limit && list.Step()) {
    // A note to a person written twice under one root (two merged records) is one entry.
    if (!rows.empty() && rows.back().position == list.Int(0)) continue;
    if (!hidden.Has(list.Int(9))) rows.push_back(EntryOf(list));
  }
  AddMoveAddresses(db, root, rows);
  return rows;
}

std::vector<ChronologyRow> CaseChronology(Connection& db, std::int64_t case_id, std::int64_t before, int limit) {
  auto list = db.Prepare(kOfCase);
  list.Bind(":case_id", case_id).Bind(":before", Below(before)).Bind(":limit", std::int64_t{limit});
  std::vector<ChronologyRow> rows;
  rows.reserve(static_cast<std::size_t>(limit));
  while (list.Step()) rows.push_back(EntryOf(list));
  return rows;
}

std::optional<WrittenNote> NoteOf(Connection& db, NoteId id) {
  auto find = db.Prepare(
      "SELECT v.payload, e.happened, e.precision FROM entry e CROSS JOIN event_payload v ON v.position = e.position"
      " LEFT JOIN case_row c ON c.id = e.case_id WHERE e.note = :note AND e.note <> 0 AND e.type = 'note.written' AND"
      " NOT e.struck AND NOT e.position < coalesce(c.in_error_from, 0) AND v.payload IS NOT NULL");
  if (!find.Bind(":note", id).Step()) return std::nullopt;
  const Document note = DocumentOf(find.Text(0));
  WrittenNote out;
  out.id = id;
  out.happened = {ReadLocal(find.Text(1)), static_cast<HappenedPrecision>(find.Int(2))};
  for (const auto& person : note["people"].Items()) out.people.push_back(PersonId{RootOf(db, person.Number())});
  out.case_id = CaseId{note["case"].Number()};
  out.type = note["type"].Text();
  out.text = note["text"].Text();
  out.present = note["present"].Text();
  out.seen_alone = note["seen_alone"].Truth();
  out.third_party = note["third_party"].Truth();
  out.key_event = note["key_event"].Truth();
  return out;
}

}  // namespace caseway::storage
