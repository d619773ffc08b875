#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/cases_queries.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/visible.h"

namespace caseway::storage {
namespace {

#define CASEWAY_VERSION                                                                                           \
  "SELECT form_id, form, definition_version, version, answers, by_name, by_user, at, signed_off, reason, struck," \
  " closed_with_case, signed_by, signed_at"                                                                       \
  " FROM form_version WHERE case_id = :case_id"
#define CASEWAY_LETTER \
  "SELECT id, letter, title, recipient, html, by_name, at, given, stopped_reason, stopped FROM letter"
#define CASEWAY_FILE "SELECT id, name, media_type, digest, size, by_name, at, case_id FROM attachment"

constexpr char kLatestForms[] = CASEWAY_VERSION " AND latest = 1 ORDER BY form";
constexpr char kFormVersions[] = CASEWAY_VERSION " AND form = :form ORDER BY position DESC";
constexpr char kLetters[] = CASEWAY_LETTER " WHERE case_id = :case_id ORDER BY at DESC, id DESC";
constexpr char kLetter[] = CASEWAY_LETTER " WHERE id = :id";
constexpr char kFiles[] = CASEWAY_FILE " WHERE case_id = :case_id AND case_id <> 0 ORDER BY at DESC, id DESC";
constexpr char kFile[] = CASEWAY_FILE " WHERE id = :id";
// MAX picks the row: SQLite gives the other columns of the row that has it.
constexpr char kFacts[] =
    "SELECT f.fact, f.value, f.form_title, f.case_id, f.at, MAX(f.position) FROM fact_answer f"
    " CROSS JOIN case_row c ON c.id = f.case_id WHERE f.root = :root AND c.ends <> 'recorded in error' "
    "AND " CASEWAY_VISIBLE " GROUP BY f.fact";

#define CASEWAY_HEAD                                                                                         \
  "SELECT form_id, form, definition_version, version, '', by_name, by_user, at, signed_off, reason, struck," \
  " closed_with_case, signed_by, signed_at"                                                                  \
  " FROM form_version WHERE case_id = :case_id"
constexpr char kLatestHeads[] = CASEWAY_HEAD " AND latest = 1 ORDER BY form";

FormVersion HeadOf(const Statement& row) {
  FormVersion version;
  version.id = FormId{row.Int(0)};
  version.form = row.Text(1);
  version.definition_version = static_cast<int>(row.Int(2));
  version.version = static_cast<int>(row.Int(3));
  version.by = row.Text(5);
  version.by_user = UserId{row.Int(6)};
  version.at = InstantAt(row.Int(7));
  version.signed_off = row.Int(8) != 0;
  version.reason = row.Text(9);
  version.struck = row.Int(10) != 0;
  version.closed_with_case = row.Int(11) != 0;
  version.signed_by = row.Text(12);
  version.signed_at = InstantAt(row.Int(13));
  return version;
}

FormVersion VersionOf(const Statement& row) {
  FormVersion version = HeadOf(row);
  version.answers = DocumentOf(row.Text(4));
  return version;
}

LetterRow LetterOf(const Statement& row) {
  return {LetterId{row.Int(0)}, row.String(1),         row.String(2), row.String(3), row.String(4),
          row.String(5),        InstantAt(row.Int(6)), row.String(7), row.String(8), row.String(9)};
}

AttachmentRow FileOf(const Statement& row) {
  return {AttachmentId{row.Int(0)}, row.String(1),     row.String(2), row.String(3), row.Int(4), row.String(5),
          InstantAt(row.Int(6)),    CaseId{row.Int(7)}};
}

}  // namespace

std::vector<FormVersion> SqliteCases::LatestForms(CaseId id) {
  std::vector<FormVersion> forms;
  auto list = db_.Prepare(kLatestForms);
  for (list.Bind(":case_id", id); list.Step();) forms.push_back(VersionOf(list));
  return forms;
}

std::vector<FormVersion> SqliteCases::LatestFormHeads(CaseId id) {
  std::vector<FormVersion> forms;
  auto list = db_.Prepare(kLatestHeads);
  for (list.Bind(":case_id", id); list.Step();) forms.push_back(HeadOf(list));
  return forms;
}

Document SqliteCases::AnswersOf(FormId id, int version) {
  auto find = db_.Prepare("SELECT answers FROM form_version WHERE form_id = :form_id AND version = :version");
  find.Bind(":form_id", id).Bind(":version", version);
  return find.Step() ? DocumentOf(find.Text(0)) : Document();
}

std::vector<FormVersion> SqliteCases::FormVersions(CaseId id, const std::string& form) {
  std::vector<FormVersion> versions;
  auto list = db_.Prepare(kFormVersions);
  for (list.Bind(":case_id", id).Bind(":form", form); list.Step();) versions.push_back(VersionOf(list));
  return versions;
}

FormId SqliteCases::FormOf(CaseId id, const std::string& form) {
  auto find = db_.Prepare("SELECT form_id FROM case_form WHERE case_id = :case_id AND form = :form");
  return find.Bind(":case_id", id).Bind(":form", form).Step() ? FormId{find.Int(0)} : FormId{};
}

std::vector<LetterRow> SqliteCases::Letters(CaseId id) {
  std::vector<LetterRow> letters;
  auto list = db_.Prepare(kLetters);
  for (list.Bind(":case_id", id); list.Step();) letters.push_back(LetterOf(list));
  return letters;
}

std::optional<LetterRow> SqliteCases::Letter(LetterId id) {
  auto find = db_.Prepare(kLetter);
  if (!find.Bind(":id", id).Step()) return std::nullopt;
  return LetterOf(find);
}

std::vector<AttachmentRow> SqliteCases::Attachments(CaseId id) {
  std::vector<AttachmentRow> files;
  auto list = db_.Prepare(kFiles);
  for (list.Bind(":case_id", id); list.Step();) files.push_back(FileOf(list));
  return files;
}

std::optional<AttachmentRow> SqliteCases::Attachment(AttachmentId id) {
  auto find = db_.Prepare(kFile);
  if (!find.Bind(":id", id).Step()) return std::nullopt;
  return FileOf(find);
}

std::vector<CasesReading::FactAnswer> SqliteCases::Facts(PersonId id, const Viewer& viewer) {
  const HiddenCases hidden(db_, viewer);
  std::vector<FactAnswer> facts;
  auto list = db_.Prepare(kFacts);
  BindViewer(list, viewer);
  for (list.Bind(":root", RootOf(db_, id.value)); list.Step();) {
    if (hidden.Has(list.Int(3))) continue;
    facts.push_back(
        {list.String(0), DocumentOf(list.Text(1)), list.String(2), CaseId{list.Int(3)}, InstantAt(list.Int(4))});
  }
  return facts;
}

}  // namespace caseway::storage
