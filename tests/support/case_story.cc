#include "tests/support/case_story.h"

#include <stdexcept>

#include "core/casework/events.h"
#include "core/casework/submit_form.h"
#include "tests/support/filled_form.h"

namespace caseway::tests {
namespace {

Result<std::unique_ptr<casework::CaseContext>> ContextOf(Record& record, CaseId id, const casework::Deed& deed) {
  const auto row = record.cases().Find(id);
  if (!row) return NotFound("There is no such case.");
  return casework::CaseContext::Load(record, *row, deed.library, deed.now);
}

const FormVersion* VersionOf(casework::CaseContext& context, const std::string& form) {
  context.facts().Submitted(form);  // reads its answers
  for (const auto& version : context.facts().forms()) {
    if (version.form == form) return &version;
  }
  return nullptr;
}

Document With(const Document& before, const Document& given) {
  Document answers = before.IsNull() ? Document(Document::Members{}) : before;
  for (const auto& [name, value] : given.Named()) answers.Set(name, value);
  return answers;
}

}  // namespace

casework::AdvanceCaseCommand CaseStory::CommandFor(casework::CaseContext& context, const std::string& id,
                                                   const Document& own, const std::string& reason) const {
  casework::AdvanceCaseCommand command{.case_id = id_, .action = id, .reason = reason};
  const auto* action = context.bundle().definition.Find(context.row().state, id);
  if (action == nullptr) return command;
  if (!action->reason.empty() && reason.empty())
    command.reason = context.bundle().codes.at(action->reason).Offered(LondonDate(council_->now())).front()->id;
  if (action->reason_text) command.reason_text = "As agreed with the team today.";
  if (!action->form.empty()) command.answers = FilledForm(context, action->form, own, council_->now());
  if (action->owner == "chosen") {
    const bool safeguarding = context.row().pathway == "safeguarding";
    command.worker = council_->As(safeguarding ? "safeguarding-worker" : "social-worker").user;
  }
  return command;
}

Result<Document> CaseStory::Try(const Actor& actor, const std::string& action, const Document& own,
                                const std::string& reason) {
  auto done = council_->Do(actor, [&](WritableRecord& record, const casework::Deed& deed) -> Result<Document> {
    auto context = ContextOf(record, id_, deed);
    if (!context) return context.error();
    return casework::AdvanceCase(record, CommandFor(**context, action, own, reason), deed);
  });
  if (!done) return done;
  opened_.clear();
  for (const auto& id : (*done)["opened"].Items()) opened_.push_back(CaseId{id.Number()});
  return done;
}

CaseStory& CaseStory::TakeByWay(const Actor& actor, const std::string& action, const Document& own,
                                const std::string& reason) {
  casework::AdvanceCaseCommand command;
  council_->Read([&](Record& record) {
    auto context = ContextOf(record, id_, council_->DeedBy(actor));
    if (!context) throw std::runtime_error(InFull(context.error()));
    command = CommandFor(**context, action, own, reason);
    command.seen_state = (*context)->row().state;
  });
  way_.take(actor, command);
  opened_.clear();
  const Document move = LastMove();
  for (const auto& id : move["opened"].Items()) opened_.push_back(CaseId{id.Number()});
  return *this;
}

CaseStory& CaseStory::Take(const Actor& actor, const std::string& action, const Document& own,
                           const std::string& reason) {
  if (way_.take) return TakeByWay(actor, action, own, reason);
  const auto done = Try(actor, action, own, reason);
  if (!done) throw std::runtime_error(actor.name + ", " + action + ": " + InFull(done.error()));
  return *this;
}

CaseStory& CaseStory::Write(const Actor& actor, const std::string& form, const Document& given) {
  casework::SubmitFormCommand submit{.case_id = id_, .form = form};
  council_->Read([&](Record& record) {
    auto context = ContextOf(record, id_, council_->DeedBy(actor));
    if (!context) throw std::runtime_error(InFull(context.error()));
    const auto* before = VersionOf(**context, form);
    submit.base_version = before == nullptr ? 0 : before->version;
    submit.answers =
        FilledForm(**context, form, With(before == nullptr ? Document() : before->answers, given), council_->now());
  });
  if (way_.write) {
    way_.write(actor, submit);
    return *this;
  }
  const auto done = council_->Do(actor, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::SubmitForm(record, submit, deed);
  });
  if (!done) throw std::runtime_error(actor.name + ", " + form + ": " + InFull(done.error()));
  return *this;
}

Document CaseStory::LastMove() const {
  Document last;
  for (const auto& event : council_->EventsOf("case", id_.value)) {
    if (event.type == events::kCaseAdvanced) last = event.payload;
  }
  return last;
}

std::vector<LetterRow> CaseStory::Letters() const {
  std::vector<LetterRow> letters;
  council_->Read([&](Record& record) { letters = record.cases().Letters(id_); });
  return letters;
}

}  // namespace caseway::tests
