// What the page's script sends while somebody types: only the fields that changed. Kept whatever it is; never refused
// for what it says.
#include <algorithm>
#include <optional>

#include "core/casework/submit_form.h"
#include "core/forms/answer_path.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/open_form.h"
#include "web/handlers/cases/recorded_answers.h"

namespace caseway::web {
namespace {

using forms::QuestionType;

// A date kept as one text as the three boxes it was typed in, so that one of them can change.
Document AsBoxes(const Document& answer) {
  const auto date = ParseDate(answer.Text());
  if (!answer.IsText() || !date) return answer.IsMembers() ? answer : Document(Document::Members{});
  Document boxes;
  boxes.Set("day", std::to_string(static_cast<unsigned>(date->day())))
      .Set("month", std::to_string(static_cast<unsigned>(date->month())))
      .Set("year", std::to_string(static_cast<int>(date->year())));
  return boxes;
}

// Of the choices and the box of a question about a person: the box, where something stands in it.
template <class Values>
std::string LastSaid(const Values& values) {
  std::string said;
  for (const auto value : values) {
    if (!value.empty()) said = value;
  }
  return said;
}

Document ValueOf(const forms::Question& question, const http::Fields& fields, const std::string& name) {
  const auto values = fields.All(name);
  if (question.type == QuestionType::kPerson) return Document(LastSaid(values));
  if (question.type != QuestionType::kManyChoices) return Document(values.front());
  Document chosen{Document::List{}};
  for (const auto value : values) {
    if (!value.empty()) chosen.Add(Document(value));
  }
  return chosen;
}

// Puts each field that was sent into the answers as they stand; gives the questions touched.
std::vector<std::string> PutFields(const forms::FormDefinition& form, const http::Fields& fields, Document& answers) {
  std::vector<std::string> touched;
  for (const auto& field : fields) {
    const auto path = forms::SplitPath(form, field.name);
    if (!path || path->Answered()->IsGroup()) continue;
    if (!path->part.empty()) {
      const std::string whole = field.name.substr(0, field.name.rfind('.'));
      forms::SetAnswer(form, answers, whole, AsBoxes(forms::AnswerAt(answers, whole)));
    }
    forms::SetAnswer(form, answers, field.name, ValueOf(*path->Answered(), fields, field.name));
    if (std::find(touched.begin(), touched.end(), path->top->id) == touched.end()) touched.push_back(path->top->id);
  }
  return touched;
}

struct Autosave {
  CaseId id;
  const forms::FormDefinition* form;
  std::shared_ptr<const pathway::Bundle> bundle;  // keeps the form
  Document submitted;
  std::int64_t base = 0;
  std::optional<int> base_version;  // the submitted version the page was made from, where it says
};

// Whether the writer has submitted the form since the page was made: a save still on its way would begin a draft over
// what they submitted. On a page that is open still, its button shows both texts.
bool IsOvertaken(WritableRecord& record, const Visit& visit, const Autosave& what) {
  if (!what.base_version) return false;
  const auto versions = record.cases().LatestFormHeads(what.id);
  return std::any_of(versions.begin(), versions.end(), [&](const FormVersion& version) {
    return version.form == what.form->id && !version.struck && version.version > *what.base_version &&
           version.by_user == visit.actor.user;
  });
}

Result<Document> Save(WritableRecord& record, Visit& visit, const Autosave& what) {
  if (IsOvertaken(record, visit, what)) return Document().Set("submitted", true);
  Draft draft;
  if (const FormId known = record.cases().FormOf(what.id, what.form->id)) {
    if (auto read = record.ReadDraft(known); read && !read->frozen) draft = *std::move(read);
  }
  Document answers = casework::AnswersWithDraft(&what.submitted, draft, what.form);
  casework::SaveDraftCommand command{.case_id = what.id, .form = what.form->id, .base = what.base};
  for (const auto& touched : PutFields(*what.form, visit.request.form, answers)) {
    const auto* question = what.form->Find(touched);
    // The rows of a group keep their numbers while they are typed in.
    command.answers.push_back(
        {touched, question->IsGroup() ? answers[touched] : CanonicalAnswer(*question, answers[touched])});
  }
  auto saved = casework::SaveDraft(record, command, visit.deed());
  if (!saved) return saved;
  bool conflict = false;
  for (const auto& rival : (*saved)["rivals"].Items()) {
    for (const auto& answer : command.answers) conflict = conflict || answer.question == rival.Text();
  }
  return Document().Set("revision", (*saved)["revision"]).Set("rivals", (*saved)["rivals"]).Set("conflict", conflict);
}

// What is asked once this is kept, as the form's page would say: the script shows what came or went.
std::string AskedThen(const Visit& visit, Record& record, const SeenCase& seen, const OpenForm& open) {
  if (!HasConditions(*open.form)) return "";
  const auto facts = FactsAround(visit, record, seen, open);
  const Document recorded = RecordedAnswers(record, seen.row, open.context->bundle().codes, *open.form, facts);
  Document answers = StartingAnswers(open, recorded, facts);
  PutFields(*open.form, visit.request.form, answers);
  return AskedMark(ShownOf(*open.context, *open.form, answers, visit.now));
}

}  // namespace

Outcome AutosaveForm(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record, access::Permission::kWorkCase);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto open = LoadForm(visit, record, *seen);
  if (!open) return RefuseCase(visit, record, open.error());
  // The script names no command: the same text again stores nothing.
  if (visit.request.form.Get("command").empty()) visit.request.form.Add("command", visit.NewCommandId());
  const TypedForm typed = ReadTyped(*open->form, visit.request.form);
  Autosave what{seen->row.id, open->form, visit.library().Pinned(seen->row.bundle),
                open->version ? open->version->answers : Document(Document::Members{}), typed.base};
  if (visit.request.form.Has("base_version")) what.base_version = typed.base_version;
  Plan plan;
  plan.work = [what](WritableRecord& writable, Visit& v) { return Save(writable, v, what); };
  plan.then = [id = seen->row.id, asked = AskedThen(visit, record, *seen, *open)](Visit&, const Document& saved) {
    const bool kept = !saved["conflict"].Truth() && !saved["submitted"].Truth();
    http::Response response{.status = kept ? 200 : 409, .content_type = "application/json"};
    Document told = Document().Set("revision", saved["revision"]).Set("rivals", saved["rivals"]);
    if (!asked.empty()) told.Set("asked", asked);
    if (saved["submitted"].Truth()) told = saved;
    response.body = WriteJson(told);
    return Answer{std::move(response), {.deed = AuditDeed::kChanged, .subject_kind = "case", .ids = {id.value}}};
  };
  return plan;
}

}  // namespace caseway::web
