#include "storage/sqlite/queries/people_queries.h"

#include <algorithm>

#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/chronology.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/visible.h"

namespace caseway::storage {
namespace {

constexpr char kAlerts[] =
    "SELECT key, code, text, source, since, review, expires FROM person_alert WHERE root = :root"
    " AND (expires = '' OR expires >= :today) ORDER BY key";
constexpr char kNeeds[] =
    "SELECT need, format, detail, reviewed FROM communication_need WHERE root = :root ORDER BY person, place";
constexpr char kTies[] =
    "SELECT r.root, r.other_root, r.kind, 1, r.emergency_contact, r.next_of_kin, r.authority_seen, r.safe_contact,"
    " r.since, r.until, p.name FROM relationship r LEFT JOIN person p ON p.id = r.other_root WHERE r.root = :root"
    " UNION ALL"
    " SELECT r.other_root, r.root, r.kind, 0, r.emergency_contact, r.next_of_kin, r.authority_seen, r.safe_contact,"
    " r.since, r.until, p.name FROM relationship r LEFT JOIN person p ON p.id = r.root WHERE r.other_root = :root";
constexpr char kSharing[] =
    "SELECT s.key, s.with_whom, s.other_root, p.name, s.name, s.what, s.detail, s.since, s.until, s.ended"
    " FROM sharing s LEFT JOIN person p ON p.id = s.other_root WHERE s.root = :root"
    " ORDER BY s.until <> '', s.since DESC, s.key DESC";
constexpr char kFiles[] =
    "SELECT f.id, f.name, f.media_type, f.digest, f.size, f.by_name, f.at, f.case_id FROM attachment_person p"
    " CROSS JOIN attachment f ON f.id = p.attachment LEFT JOIN case_row c ON c.id = f.case_id WHERE p.root = :root"
    " AND (f.case_id = 0 OR " CASEWAY_VISIBLE ") ORDER BY p.attachment DESC";
constexpr char kDuplicates[] =
    "SELECT person, other, reasons, since, answer FROM duplicate_pair WHERE answer IN ('', 'unsure')"
    " ORDER BY score DESC, since, low, high LIMIT :limit OFFSET :offset";
constexpr char kOpenDuplicate[] =
    // OR, not IN: SQLite builds a table for a list each time it runs
    "SELECT EXISTS (SELECT 1 FROM duplicate_pair WHERE low = :id AND (answer = '' OR answer = 'unsure'))"
    " OR EXISTS (SELECT 1 FROM duplicate_pair WHERE high = :id AND (answer = '' OR answer = 'unsure'))";

Relationship TieOf(const Statement& row) {
  Relationship tie;
  tie.person = PersonId{row.Int(0)};
  tie.other = PersonId{row.Int(1)};
  tie.kind = row.Text(2);
  tie.outgoing = row.Int(3) != 0;
  tie.emergency_contact = row.Int(4) != 0;
  tie.next_of_kin = row.Int(5) != 0;
  tie.authority_seen = row.Int(6) != 0;
  tie.safe_contact = row.Text(7);
  tie.since = DateOrNone(row.Text(8)).value_or(Date{});
  tie.until = DateOrNone(row.Text(9));
  tie.other_name = row.Text(10);
  return tie;
}

}  // namespace

std::optional<Person> SqlitePeople::Find(PersonId id) {
  auto find =
      db_.Prepare("SELECT r.document, r.id FROM person p CROSS JOIN person r ON r.id = p.root WHERE p.id = :id");
  if (!find.Bind(":id", id).Step()) return std::nullopt;
  Person person = PersonFromDocument(DocumentOf(find.Text(0)));
  person.id = PersonId{find.Int(1)};
  return person;
}

std::vector<Person> SqlitePeople::MergedInto(PersonId id) {
  std::vector<Person> merged;
  auto find = db_.Prepare("SELECT document, id FROM person WHERE merged_into = :id AND merged_into <> 0 ORDER BY id");
  for (find.Bind(":id", id); find.Step();) {
    merged.push_back(PersonFromDocument(DocumentOf(find.Text(0))));
    merged.back().id = PersonId{find.Int(1)};
  }
  return merged;
}

std::vector<PersonId> SqlitePeople::ByNhsNumber(const std::string& nhs_number) {
  std::vector<PersonId> found;
  if (nhs_number.empty()) return found;
  auto find = db_.Prepare("SELECT DISTINCT root FROM person WHERE nhs_number = :number AND nhs_number <> ''");
  for (find.Bind(":number", nhs_number); find.Step();) found.push_back(PersonId{find.Int(0)});
  return found;
}

std::vector<Alert> SqlitePeople::Alerts(PersonId id, Date today) {
  std::vector<Alert> alerts;
  auto list = db_.Prepare(kAlerts);
  for (list.Bind(":root", RootOf(db_, id.value)).Bind(":today", FormatIso(today)); list.Step();) {
    alerts.push_back({list.Int(0), list.String(1), list.String(2), list.String(3),
                      DateOrNone(list.Text(4)).value_or(Date{}), DateOrNone(list.Text(5)), DateOrNone(list.Text(6))});
  }
  return alerts;
}

std::vector<CommunicationNeed> SqlitePeople::CommunicationNeeds(PersonId id) {
  std::vector<CommunicationNeed> needs;
  auto list = db_.Prepare(kNeeds);
  for (list.Bind(":root", RootOf(db_, id.value)); list.Step();) {
    needs.push_back({list.String(0), list.String(1), list.String(2), DateOrNone(list.Text(3))});
  }
  return needs;
}

std::optional<PlannedMove> SqlitePeople::MoveToCome(PersonId id) {
  auto find = db_.Prepare("SELECT document FROM planned_move WHERE root = :root ORDER BY from_day, person LIMIT 1");
  if (!find.Bind(":root", RootOf(db_, id.value)).Step()) return std::nullopt;
  const Document move = DocumentOf(find.Text(0));
  return PlannedMove{DateOrNone(move["from"].Text()).value_or(Date{}), move["address"].Text(), move["postcode"].Text(),
                     move["residence"].Text(), move["kind"].Text()};
}

// The name of someone the viewer has declared is left empty, not the tie: that there is one is known to them.
std::vector<Relationship> SqlitePeople::Relationships(PersonId id, const Viewer& viewer) {
  const auto declared = DeclaredRoots(db_, viewer);
  std::vector<Relationship> ties;
  auto list = db_.Prepare(kTies);
  for (list.Bind(":root", RootOf(db_, id.value)); list.Step();) {
    ties.push_back(TieOf(list));
    if (std::find(declared.begin(), declared.end(), ties.back().other.value) != declared.end()) {
      ties.back().other_name.clear();
    }
  }
  return ties;
}

// As with ties: whom the viewer has declared is not named, not even in words.
std::vector<SharingChoice> SqlitePeople::Sharing(PersonId id, const Viewer& viewer) {
  const auto declared = DeclaredRoots(db_, viewer);
  std::vector<SharingChoice> choices;
  auto list = db_.Prepare(kSharing);
  for (list.Bind(":root", RootOf(db_, id.value)); list.Step();) {
    SharingChoice choice{list.Int(0),
                         list.String(1),
                         PersonId{list.Int(2)},
                         list.String(3),
                         list.String(4),
                         list.String(5),
                         list.String(6),
                         DateOrNone(list.Text(7)).value_or(Date{}),
                         DateOrNone(list.Text(8)),
                         list.String(9)};
    const bool hidden = std::find(declared.begin(), declared.end(), choice.other.value) != declared.end();
    if (choice.other && hidden) choice.other_name.clear();
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::vector<ChronologyRow> SqlitePeople::Chronology(PersonId id, const Viewer& viewer, std::int64_t before, int limit,
                                                    const std::string& kind) {
  return PersonChronology(db_, RootOf(db_, id.value), viewer, before, limit, kind);
}

std::optional<WrittenNote> SqlitePeople::Note(NoteId id) { return NoteOf(db_, id); }

std::vector<AttachmentRow> SqlitePeople::Attachments(PersonId id, const Viewer& viewer) {
  const HiddenCases hidden(db_, viewer);
  std::vector<AttachmentRow> files;
  auto list = db_.Prepare(kFiles);
  BindViewer(list, viewer);
  for (list.Bind(":root", RootOf(db_, id.value)); list.Step();) {
    if (hidden.Has(list.Int(7)) || (!files.empty() && files.back().id.value == list.Int(0))) continue;
    files.push_back({AttachmentId{list.Int(0)}, list.String(1), list.String(2), list.String(3), list.Int(4),
                     list.String(5), InstantAt(list.Int(6)), CaseId{list.Int(7)}});
  }
  return files;
}

std::vector<PossibleDuplicate> SqlitePeople::PossibleDuplicates(int limit, int offset) {
  std::vector<PossibleDuplicate> pairs;
  auto list = db_.Prepare(kDuplicates);
  for (list.Bind(":limit", std::int64_t{limit}).Bind(":offset", std::int64_t{offset}); list.Step();) {
    pairs.push_back(
        {PersonId{list.Int(0)}, PersonId{list.Int(1)}, list.String(2), InstantAt(list.Int(3)), list.String(4)});
  }
  return pairs;
}

int SqlitePeople::PossibleDuplicateCount() {
  return static_cast<int>(
      db_.Number("SELECT COUNT(*) FROM duplicate_pair INDEXED BY duplicate_waiting"
                 " WHERE answer IN ('', 'unsure')"));
}

bool SqlitePeople::HasOpenDuplicate(PersonId id) {
  auto find = db_.Prepare(kOpenDuplicate);
  return find.Bind(":id", id).Step() && find.Int(0) != 0;
}

bool SqlitePeople::DuplicateAnswered(PersonId a, PersonId b) {
  auto find = db_.Prepare("SELECT answer FROM duplicate_pair WHERE low = :low AND high = :high");
  find.Bind(":low", std::min(a.value, b.value)).Bind(":high", std::max(a.value, b.value));
  return find.Step() && find.Text(0) == "not";
}

int SqlitePeople::ContactsInTwelveMonths(PersonId id, Date today) {
  auto count = db_.Prepare(
      "SELECT COUNT(*) FROM contact WHERE subject_root = :root AND received >= :since AND received < :until");
  Date since = today - std::chrono::years(1);
  if (!since.ok()) since = since.year() / since.month() / std::chrono::last;
  count.Bind(":root", RootOf(db_, id.value)).Bind(":since", Micros(FromLondon({since, 0, 0})));
  count.Bind(":until", Micros(EndOfLondonDay(today))).Step();
  return static_cast<int>(count.Int(0));
}

}  // namespace caseway::storage
