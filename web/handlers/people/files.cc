#include <fmt/format.h>

#include "core/casework/notes.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/service.h"
#include "web/views/file_hint.h"
#include "web/views/list_cells.h"
#include "web/views/person_page.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

std::string SizeWords(std::int64_t size) {
  if (size < 1024) return fmt::format("{} bytes", size);
  if (size < 1024 * 1024) return fmt::format("{} KB", (size + 1023) / 1024);
  return fmt::format("{:.1f} MB", static_cast<double>(size) / (1024 * 1024));
}

void List(Writer& w, const Person& person, const std::vector<AttachmentRow>& files) {
  if (files.empty()) {
    w << "<p class=\"govuk-body\">No file yet.</p>";
    return;
  }
  html::TableOptions options{.caption = "Files, newest first", .classes = "app-table--dense app-table--stack"};
  options.caption_classes = "govuk-visually-hidden";
  options.head = {{.text = "File"}, {.text = "Size"}, {.text = "Added"}, {.text = "Case"}};
  html::TableWriter table(w, options);
  for (const auto& file : files) {
    table.Row();
    table.Cell(LabelledCell("File", [&](Writer& cell) {
      Url url = Url::Path({"attachments", PathReference(file.id)}).Query("person", PathReference(person.id));
      cell.Tag("<a class=\"govuk-link\" download").Href(url).End()
          << file.name << "<span class=\"govuk-visually-hidden\">, file " << Reference(file.id) << "</span></a>";
    }));
    table.Cell(LabelledCell("Size", SizeWords(file.size)));
    table.Cell(LabelledCell("Added", FormatLong(file.at) + (file.by.empty() ? "" : " by " + file.by)));
    table.Cell(LabelledCell("Case", [&](Writer& cell) {
      if (!file.case_id) cell << "None";
      else
        cell.Tag("<a class=\"govuk-link\"").Href(CaseUrl(file.case_id)).End()
            << Reference(file.case_id) << "<span class=\"govuk-visually-hidden\"> of file " << Reference(file.id)
            << "</span></a>";
    }));
  }
  table.End();
}

Answer Page(Visit& visit, Record& record, const Person& person, const Error* error) {
  const auto files = record.people().Attachments(person.id, visit.viewer());
  PersonPageParts parts{.title = "Files", .tab = "files", .error = error};
  for (const auto& file : files) parts.ids.push_back(file.id.value);
  parts.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Files</h1>";
    ErrorWithoutField(w, error);
    List(w, person, files);
    if (!visit.Holds(Permission::kWriteNote)) return;
    w << "<h2 class=\"govuk-heading-m\">Add a file</h2>";
    FormStart(w, visit, PersonUrl(person.id, "files"), {.upload = true});
    html::FileUpload(w, {.name = "file",
                         .label = {.text = "File"},
                         .hint = {.text = FileHint(visit)},
                         .error = ErrorFor(error, "file")});
    html::Button(w, {.text = "Add file", .prevent_double_click = true});
    FormEnd(w);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

std::string Hexadecimal(const Sha256Sum& sum) {
  std::string out;
  for (const auto byte : sum) out += fmt::format("{:02x}", byte);
  return out;
}

const http::Upload* UploadOf(const Visit& visit) {
  for (const auto& upload : visit.request.uploads) {
    if (upload.field == "file" && !upload.file_name.empty()) return &upload;
  }
  return nullptr;
}

Answer Refused(Visit& visit, const Error& error) { return ErrorAnswer(visit, error); }

Error NoFile() { return NotFound("There is no such file."); }

// A file of a case is for those who may see the case.
Result<void> MaySeeCaseOf(Visit& visit, Record& record, CaseId id) {
  const auto row = record.cases().Find(id);
  if (!row) return NoFile();
  const bool named = record.cases().HasAccess(id, visit.actor.user, visit.now);
  const auto relation = casework::RelationTo(visit.actor, *row, named, record.cases().Parties(id));
  return access::May(visit.roles(), visit.actor, Permission::kSeeCase, relation);
}

// Any other file is for those who may see the record it is on: the page says from which one it is asked.
Result<void> MaySeeOn(Visit& visit, Record& record, AttachmentId file) {
  const auto id = ParseReference(visit.Query("person"));
  const auto person = id ? record.people().Find(PersonId{*id}) : std::nullopt;
  if (!person) return NoFile();
  const auto allowed =
      access::May(visit.roles(), visit.actor, Permission::kSeePerson, access::RelationTo(visit.actor, person->id));
  if (!allowed) return allowed;
  for (const auto& kept : record.people().Attachments(person->id, visit.viewer())) {
    if (kept.id == file) return {};
  }
  return NoFile();
}

}  // namespace

Answer ShowFiles(Visit& visit, Record& record) {
  return WithPerson(visit, record, [&](const Person& person) { return Page(visit, record, person, nullptr); });
}

Outcome AttachFileToPerson(Visit& visit, Record& record) {
  return ForPerson(
      visit, record,
      [&](const Person& person) -> Outcome {
        const auto* upload = UploadOf(visit);
        if (upload == nullptr) {
          const Error error = InvalidField("file", "Choose a file.");
          return Page(visit, record, person, &error);
        }
        auto file = std::make_shared<casework::AttachFileCommand>();
        file->people = {person.id};
        file->name = upload->file_name;
        file->bytes = upload->bytes;
        file->digest = Hexadecimal(visit.service->digest.Sha256(upload->bytes));
        Plan plan;
        plan.fingerprint = file->name + "\n" + file->digest;
        plan.work = [file](WritableRecord& writable, Visit& v) {
          return casework::AttachFile(writable, *file, v.deed());
        };
        plan.then = [id = person.id](Visit&, const Document&) { return DoneAt(id, PersonUrl(id, "files")); };
        plan.refused = [person](Visit& v, Record& again, const Error& error) { return Page(v, again, person, &error); };
        return plan;
      },
      Permission::kWriteNote);
}

Answer DownloadAttachment(Visit& visit, Record& record) {
  const auto file = record.cases().Attachment(visit.PathId<AttachmentId>("attachment"));
  if (!file) return Refused(visit, NoFile());
  const auto allowed = file->case_id ? MaySeeCaseOf(visit, record, file->case_id) : MaySeeOn(visit, record, file->id);
  if (!allowed) return Refused(visit, allowed.error());
  auto bytes = visit.service->blobs.Get(file->digest);
  if (!bytes) return Refused(visit, bytes.error());
  Shown shown{.deed = AuditDeed::kExported, .subject_kind = "file", .ids = {file->id.value}};
  if (file->case_id) shown.ids.push_back(file->case_id.value);
  shown.restricted = static_cast<bool>(file->case_id);
  return {http::Download(*std::move(bytes), file->media_type, file->name), std::move(shown)};
}

}  // namespace caseway::web
