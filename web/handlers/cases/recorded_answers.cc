#include "web/handlers/cases/recorded_answers.h"

#include <algorithm>

#include "core/forms/answers.h"
#include "core/pathway/recorded.h"

namespace caseway::web {
namespace {

using forms::Question;

std::string AgreementSaid(const std::string& consent) {
  if (consent.empty()) return "";
  return consent == "yes" || consent == "no" ? consent : "unknown";
}

std::string JoinedBy(const char* between, const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + between + b;
}

std::string OfContact(const ContactRow& contact, const Question& question, const forms::CodeLists& codes) {
  const auto list = codes.find(question.choices.empty() ? "referral-reasons" : question.choices);
  const bool coded = list != codes.end() && list->second.Find(contact.reason) != nullptr;
  if (question.fact == pathway::kContactWords) return JoinedBy("\n\n", coded ? "" : contact.reason, contact.notes);
  if (question.fact == pathway::kContactReason) return coded ? contact.reason : "";
  if (question.fact == pathway::kContactAgreement) return AgreementSaid(contact.consent);
  if (question.fact == pathway::kContactAgency) return contact.referrer_agency;
  return "";
}

}  // namespace

Document RecordedAnswers(Record& record, const CaseRow& row, const forms::CodeLists& codes,
                         const forms::FormDefinition& form) {
  Document recorded{Document::Members{}};
  const auto asks = [](const Question& question) { return pathway::IsRecorded(question.fact); };
  if (std::none_of(form.questions.begin(), form.questions.end(), asks)) return recorded;
  const auto contact = row.contact ? record.cases().Contact(row.contact) : std::nullopt;
  const auto person = record.people().Find(row.subject);
  for (const auto& question : form.questions) {
    std::string said = contact ? OfContact(*contact, question, codes) : "";
    if (person && question.fact == pathway::kAlive) said = person->died ? "no" : "yes";
    if (!said.empty() && asks(question)) recorded.Set(question.id, std::move(said));
  }
  return recorded;
}

Document WithRecorded(Document answers, const Document& recorded, const Draft& draft) {
  if (!answers.IsMembers()) answers = Document(Document::Members{});
  const auto typed = [&](const std::string& question) {
    return std::any_of(draft.answers.begin(), draft.answers.end(),
                       [&](const DraftAnswer& answer) { return answer.question == question; });
  };
  for (const auto& [question, value] : recorded.Named()) {
    if (!answers.Contains(question) && !typed(question)) answers.Set(question, value);
  }
  return answers;
}

}  // namespace caseway::web
