// What is written and attached on the case page itself: a note, a file. Either comes back to that page when it is
// refused.
#include "core/casework/notes.h"
#include "security/encoding.h"
#include "web/handlers/cases/case_deed.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/show_case.h"
#include "web/service.h"
#include "web/views/note_form.h"

namespace caseway::web {
namespace {

using access::Permission;

Answer BackOnCase(Visit& visit, Record& record, const Error& error) {
  const auto seen = SeeCase(visit, record);
  return seen ? CaseItself(visit, record, *seen, &error) : RefuseCase(visit, record, seen.error());
}

Answer AtHistory(CaseId id) { return DoneAtCase(id, CaseUrl(id).At("history")); }

// The case for someone who may write on it.
Result<SeenCase> SeeToWrite(const Visit& visit, Record& record) {
  auto seen = SeeCase(visit, record);
  if (!seen) return seen.error();
  const auto allowed = access::May(visit.roles(), visit.actor, Permission::kWriteNote, seen->relation);
  if (!allowed) return allowed.error();
  return seen;
}

Answer NotYet(Visit& visit, Record& record, const SeenCase& seen, const Error& error) {
  Answer answer = CaseItself(visit, record, seen, &error);
  answer.response.status = 422;
  return answer;
}

}  // namespace

// The use case asks who may write: the page is read only to come back with what was refused.
Outcome WriteCaseNote(Visit& visit, Record& record) {
  auto note = NoteTyped(visit, record);
  if (!note) {
    const auto seen = SeeToWrite(visit, record);
    return seen ? NotYet(visit, record, *seen, note.error()) : RefuseCase(visit, record, seen.error());
  }
  note->case_id = visit.PathId<CaseId>("case");
  if (!note->case_id) return RefuseCase(visit, record, NotFound("There is no such case."));
  Plan plan;
  plan.work = [note = *note](WritableRecord& writable, Visit& v) {
    return casework::WriteNote(writable, note, v.deed());
  };
  plan.then = [id = note->case_id](Visit&, const Document&) { return AtHistory(id); };
  plan.refused = BackOnCase;
  return plan;
}

Outcome AttachCaseFile(Visit& visit, Record& record) {
  const auto seen = SeeToWrite(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  if (visit.request.uploads.empty() || visit.request.uploads[0].bytes.empty())
    return NotYet(visit, record, *seen, InvalidField("file", "Choose a file."));
  auto& upload = visit.request.uploads[0];
  casework::AttachFileCommand command{.case_id = seen->row.id, .name = upload.file_name};
  command.digest = security::ToHex(BytesOf(visit.service->digest.Sha256(upload.bytes)));
  command.bytes = std::move(upload.bytes);
  Plan plan;
  plan.fingerprint = command.digest;
  plan.work = [command = std::move(command)](WritableRecord& writable, Visit& v) {
    return casework::AttachFile(writable, command, v.deed());
  };
  plan.then = [id = seen->row.id](Visit&, const Document&) { return DoneAtCase(id, CaseUrl(id).Query("done", "1")); };
  plan.refused = BackOnCase;
  return plan;
}

}  // namespace caseway::web
