#include "storage/sqlite/person_erasure.h"

#include <algorithm>
#include <set>

#include "core/casework/events.h"
#include "core/people/person.h"
#include "storage/sqlite/queries/reading.h"

namespace caseway::storage {
namespace {

constexpr int kMostStillNamed = 50;

using Ids = std::vector<std::int64_t>;

std::string JsonOf(const Ids& ids) {
  Document list{Document::List{}};
  for (const auto id : ids) list.Add(id);
  return WriteJson(list);
}

Ids IdsFrom(Statement rows) {
  Ids ids;
  while (rows.Step()) ids.push_back(rows.Int(0));
  return ids;
}

Ids Ask(Connection& db, const char* sql, const Ids& of) {
  Statement rows = db.Prepare(sql);
  rows.Bind(":ids", JsonOf(of));
  return IdsFrom(std::move(rows));
}

// Everything found so far; events are kept in the order of the log.
class Finder {
 public:
  explicit Finder(Connection& db) : db_(db) {}

  Result<ErasureScope> Find(PersonId person);

 private:
  void FindStreams();
  void FindMentions();
  void FindRefusedRows();
  void AddStreams(const char* kind, const Ids& ids);
  void Add(const Ids& positions) { found_.insert(positions.begin(), positions.end()); }
  std::vector<Person> Known();
  Ids RowsNaming(const Person& person);
  void Weigh(ErasureScope& scope, PersonId root);
  int Count(const char* type) const;
  void FindFiles(ErasureScope& scope);

  Connection& db_;
  Ids people_, cases_, contacts_, rows_;
  std::set<std::int64_t> found_;
  std::string positions_;  // as JSON, once all are found
};

Result<ErasureScope> Finder::Find(PersonId person) {
  Statement root = db_.Prepare("SELECT root FROM person WHERE id = :id");
  if (!root.Bind(":id", person).Step()) return NotFound("There is no such person.");
  const PersonId holder{root.Int(0)};
  people_ = Ask(db_, "SELECT id FROM person WHERE root IN (SELECT value FROM json_each(:ids))", {holder.value});
  FindStreams();
  FindRefusedRows();
  FindMentions();
  ErasureScope scope;
  scope.positions.assign(found_.begin(), found_.end());
  positions_ = JsonOf(scope.positions);
  Weigh(scope, holder);
  FindFiles(scope);
  for (const auto& known : Known()) {
    if (!known.last_name.empty() && !known.first_names.empty()) scope.names.push_back(known.DisplayName());
    if (!known.nhs_number.empty()) scope.names.push_back(known.nhs_number);
  }
  return scope;
}

void Finder::AddStreams(const char* kind, const Ids& ids) {
  Statement rows = db_.Prepare(
      "SELECT position FROM event WHERE stream_kind = :kind AND stream_id IN (SELECT value FROM json_each(:ids))"
      " AND type <> :erased");
  rows.Bind(":kind", kind).Bind(":ids", JsonOf(ids)).Bind(":erased", kErased);
  Add(IdsFrom(std::move(rows)));
}

void Finder::FindStreams() {
  contacts_ = Ask(db_, "SELECT id FROM contact WHERE subject_root IN (SELECT value FROM json_each(:ids))", people_);
  cases_ = Ask(db_, "SELECT id FROM case_row WHERE subject_root IN (SELECT value FROM json_each(:ids))", people_);
  AddStreams("person", people_);
  AddStreams("contact", contacts_);
  AddStreams("case", cases_);
}

// In the streams of others: what was written for them too, and what ties them to others.
constexpr char kMentions[] =
    "SELECT e.position FROM event e JOIN event_payload p ON p.position = e.position WHERE p.payload IS NOT NULL AND ("
    "(e.type IN ('note.written', 'attachment.added') AND EXISTS (SELECT 1 FROM json_each(p.payload, '$.people') named"
    " WHERE named.value IN (SELECT value FROM json_each(:ids))))"
    " OR (e.type IN ('person.related', 'person.unrelated', 'person.duplicate-suspected', 'person.duplicate-answered',"
    " 'person.sharing-chosen', 'person.sharing-withdrawn')"
    " AND json_extract(p.payload, '$.other') IN (SELECT value FROM json_each(:ids)))"
    " OR (e.type IN ('person.merged', 'person.unmerged')"
    " AND coalesce(json_extract(p.payload, '$.into'), json_extract(p.payload, '$.from'))"
    " IN (SELECT value FROM json_each(:ids))))";
constexpr char kStruckNotes[] =
    "SELECT e.position FROM event e JOIN event_payload p ON p.position = e.position"
    " WHERE e.type = 'note.marked-in-error' AND json_extract(p.payload, '$.note') IN"
    " (SELECT json_extract(w.payload, '$.note') FROM json_each(:ids) found"
    " JOIN event n ON n.position = found.value AND n.type = 'note.written'"
    " JOIN event_payload w ON w.position = n.position)";

void Finder::FindMentions() {
  Add(Ask(db_, kMentions, people_));
  Add(Ask(db_, kStruckNotes, Ids(found_.begin(), found_.end())));
}

std::vector<Person> Finder::Known() {
  Statement rows = db_.Prepare("SELECT document FROM person WHERE id IN (SELECT value FROM json_each(:ids))");
  std::vector<Person> known;
  for (rows.Bind(":ids", JsonOf(people_)); rows.Step();) known.push_back(PersonFromDocument(DocumentOf(rows.Text(0))));
  return known;
}

// A refused row names them by NHS number, or by both names with the same birth date or postcode.
Ids Finder::RowsNaming(const Person& person) {
  Statement rows = db_.Prepare(
      "SELECT id FROM import_exception WHERE (:nhs <> '' AND replace(row ->> '$.nhs_number', ' ', '') = :nhs)"
      " OR (:first <> '' AND :last <> '' AND lower(trim(row ->> '$.first_name')) = lower(:first)"
      " AND lower(trim(row ->> '$.last_name')) = lower(:last)"
      " AND (row ->> '$.date_of_birth' IN ('', :iso, :written)"
      " OR upper(replace(row ->> '$.postcode', ' ', '')) = replace(:postcode, ' ', '')))");
  const std::string iso = FormatIso(person.born);
  const std::string written = iso.size() == 10 ? iso.substr(8) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) : iso;
  rows.Bind(":nhs", person.nhs_number).Bind(":first", person.first_names).Bind(":last", person.last_name);
  rows.Bind(":iso", iso).Bind(":written", written);
  rows.Bind(":postcode", person.postcode.empty() ? std::string("-") : person.postcode);
  return IdsFrom(std::move(rows));
}

void Finder::FindRefusedRows() {
  rows_ = Ask(db_,
              "SELECT id FROM import_exception WHERE row ->> '$.external_ref' IN (SELECT external_ref FROM contact"
              " WHERE external_ref <> '' AND id IN (SELECT value FROM json_each(:ids)))",
              contacts_);
  for (const auto& person : Known()) {
    for (const auto row : RowsNaming(person)) rows_.push_back(row);
  }
  std::sort(rows_.begin(), rows_.end());
  rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
  AddStreams("import", rows_);
}

int Finder::Count(const char* type) const {
  Statement count = db_.Prepare(
      "SELECT count(*) FROM json_each(:positions) found JOIN event e ON e.position = found.value WHERE e.type = :type");
  count.Bind(":positions", positions_).Bind(":type", type);
  return count.Step() ? static_cast<int>(count.Int(0)) : 0;
}

constexpr char kOpenCases[] =
    "SELECT count(*) FROM case_row c WHERE c.open = 1 AND (c.subject_root = :root"
    " OR c.id IN (SELECT case_id FROM case_party WHERE root = :root))";
constexpr char kSharedNotes[] =
    "SELECT count(*) FROM json_each(:positions) found JOIN event e ON e.position = found.value"
    " JOIN event_payload p ON p.position = e.position WHERE e.type = 'note.written'"
    " AND EXISTS (SELECT 1 FROM json_each(p.payload, '$.people') named"
    " WHERE named.value NOT IN (SELECT value FROM json_each(:people)))";

void Finder::Weigh(ErasureScope& scope, PersonId root) {
  ErasureWeight& weight = scope.weight;
  weight.person = root;
  weight.records = static_cast<int>(people_.size());
  weight.contacts = static_cast<int>(contacts_.size());
  weight.cases = static_cast<int>(cases_.size());
  weight.refused_rows = static_cast<int>(rows_.size());
  weight.entries = static_cast<int>(scope.positions.size());
  weight.notes = Count(events::kNoteWritten);
  weight.forms = Count(events::kFormSubmitted);
  weight.letters = Count(events::kLetterWritten);
  weight.files = Count(events::kAttachmentAdded);
  Statement open = db_.Prepare(kOpenCases);
  if (open.Bind(":root", root).Step()) weight.open_cases = static_cast<int>(open.Int(0));
  Statement shared = db_.Prepare(kSharedNotes);
  shared.Bind(":positions", positions_).Bind(":people", JsonOf(people_));
  if (shared.Step()) weight.shared_notes = static_cast<int>(shared.Int(0));
}

// A file that someone else's record holds too is kept for them.
constexpr char kFiles[] =
    "SELECT DISTINCT p.payload ->> '$.digest' FROM json_each(:positions) found"
    " JOIN event e ON e.position = found.value AND e.type = 'attachment.added'"
    " JOIN event_payload p ON p.position = e.position WHERE p.payload IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM attachment a WHERE a.digest = p.payload ->> '$.digest' AND a.id NOT IN"
    " (SELECT own.payload ->> '$.attachment' FROM json_each(:positions) theirs"
    " JOIN event_payload own ON own.position = theirs.value JOIN event f ON f.position = own.position"
    " WHERE f.type = 'attachment.added' AND own.payload IS NOT NULL))";

void Finder::FindFiles(ErasureScope& scope) {
  Statement files = db_.Prepare(kFiles);
  for (files.Bind(":positions", positions_); files.Step();) scope.blobs.push_back(files.String(0));
  Statement forms = db_.Prepare(
      "SELECT DISTINCT p.payload ->> '$.form_id' FROM json_each(:positions) found"
      " JOIN event e ON e.position = found.value AND e.type IN ('case.form-started', 'case.form-submitted')"
      " JOIN event_payload p ON p.position = e.position WHERE p.payload IS NOT NULL");
  for (forms.Bind(":positions", positions_); forms.Step();) scope.forms.push_back(FormId{forms.Int(0)});
}

}  // namespace

Result<ErasureScope> ErasureScopeOf(Connection& connection, PersonId person) { return Finder(connection).Find(person); }

std::vector<Stream> StillNaming(Connection& connection, const std::vector<std::string>& names, int limit) {
  Document sought{Document::List{}};
  for (const auto& name : names) {
    const std::string written = WriteJson(Document(name));
    sought.Add(written.substr(1, written.size() - 2));  // as it stands inside the text of a payload
  }
  Statement rows = connection.Prepare(
      "SELECT DISTINCT e.stream_kind, e.stream_id FROM event_payload p JOIN event e ON e.position = p.position"
      " WHERE EXISTS (SELECT 1 FROM json_each(:names) name WHERE instr(p.payload, name.value) > 0) LIMIT :limit");
  rows.Bind(":names", WriteJson(sought)).Bind(":limit", limit);
  std::vector<Stream> streams;
  while (rows.Step()) streams.push_back({rows.String(0), rows.Int(1)});
  return streams;
}

Result<Document> ErasePerson(WriteSession& session, const Projections& projections, const ErasureScope& scope,
                             const Happened& happened, const Document& says) {
  const auto position = EraseWithin(session, projections,
                                    {.command = session.command(),
                                     .stream = {"person", scope.weight.person.value},
                                     .happened = happened,
                                     .reason = says["reason"].Text(),
                                     .positions = scope.positions,
                                     .blobs = scope.blobs,
                                     .drafts = scope.forms,
                                     .says = says});
  if (!position) return position.error();
  Document still{Document::List{}};
  for (const auto& stream : StillNaming(ConnectionOf(session), scope.names, kMostStillNamed))
    still.Add(Document().Set("kind", stream.kind).Set("id", stream.id));
  return Document().Set("position", *position).Set("still_named", still);
}

}  // namespace caseway::storage
