#include "web/handlers/cases/recorded_answers.h"

#include <algorithm>

#include "core/casework/caller_said.h"
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
  if (question.fact == pathway::kContactSource && list != codes.end())
    return casework::CallerSaid(contact.referrer_agency, list->second);
  return "";
}

// Whether the answer given elsewhere is one of this question's: two forms may ask the same by different lists.
bool IsOffered(const Question& question, const Document& answer, const forms::CodeLists& codes) {
  if (question.type == forms::QuestionType::kYesNoUnknown) return answer.IsText();
  if (question.type != forms::QuestionType::kChoice) return false;
  const auto list = codes.find(question.choices);
  return list != codes.end() && list->second.Find(answer.Text()) != nullptr;
}

// Whose case opened this one, where it is about somebody else: the adult, on their carer's case.
std::string CaredFor(Record& record, const CaseRow& row) {
  const auto whose = row.opened_from ? record.cases().Find(row.opened_from) : std::nullopt;
  return !whose || whose->subject == row.subject ? "" : std::to_string(whose->subject.value);
}

// An answer that another form of the case gives, as submitted and shown there; nothing where it gives none.
std::optional<CasesReading::FactAnswer> OfForm(const OpenForm& open, const std::string& fact, Instant now) {
  const std::string path(pathway::FormAnswer(fact));
  const auto dot = path.find('.');
  const auto form = open.context->bundle().forms.find(path.substr(0, dot));
  if (dot == std::string::npos || form == open.context->bundle().forms.end()) return std::nullopt;
  const auto& facts = open.context->facts();
  const Document* submitted = facts.Submitted(form->first);
  if (submitted == nullptr) return std::nullopt;
  const auto shown = ShownOf(*open.context, form->second, *submitted, now);
  const Document answers = forms::OnlyShown(form->second, *submitted, shown);
  const Document& answer = answers[path.substr(dot + 1)];
  const auto& heads = facts.forms();
  const auto head =
      std::find_if(heads.begin(), heads.end(), [&](const auto& one) { return one.form == form->first && !one.struck; });
  if (forms::IsUnanswered(answer) || head == heads.end()) return std::nullopt;
  return CasesReading::FactAnswer{fact, answer, form->second.title, open.context->row().id, head->at};
}

// The rows given there, each with the answers that are asked for here too.
Document RowsOf(const Question& group, const Document& given) {
  Document::List rows;
  for (const auto& row : given.Items()) {
    Document kept{Document::Members{}};
    for (const auto& question : group.questions) {
      if (!row[question.id].IsNull()) kept.Set(question.id, row[question.id]);
    }
    if (!kept.Named().empty()) rows.push_back(std::move(kept));
  }
  return Document(std::move(rows));
}

void FillRows(const forms::FormDefinition& form, const std::vector<CasesReading::FactAnswer>& facts,
              Document& recorded) {
  for (const auto& question : form.questions) {
    if (!question.IsGroup() || pathway::FormAnswer(question.fact).empty()) continue;
    for (const auto& fact : facts) {
      Document rows = fact.fact == question.fact ? RowsOf(question, fact.value) : Document();
      if (!rows.Items().empty()) recorded.Set(question.id, std::move(rows));
    }
  }
}

bool IsTyped(const Draft& draft, const std::string& question) {
  return std::any_of(draft.answers.begin(), draft.answers.end(),
                     [&](const DraftAnswer& answer) { return answer.question == question; });
}

// What another form of the case has said since: a day, or whether something is so.
const CasesReading::FactAnswer* NewerElsewhere(const std::vector<CasesReading::FactAnswer>& facts,
                                               const Question& question, Instant written) {
  using forms::QuestionType;
  if (question.type != QuestionType::kDate && question.type != QuestionType::kYesNoUnknown) return nullptr;
  if (pathway::FormAnswer(question.fact).empty()) return nullptr;
  const auto newer = std::find_if(facts.begin(), facts.end(),
                                  [&](const auto& fact) { return fact.fact == question.fact && fact.at >= written; });
  return newer == facts.end() ? nullptr : &*newer;
}

}  // namespace

std::vector<CasesReading::FactAnswer> FactsAround(const Visit& visit, Record& record, const SeenCase& seen,
                                                  const OpenForm& open) {
  Viewer viewer = visit.viewer();
  viewer.now = visit.now;
  auto facts = record.cases().Facts(seen.row.subject, viewer);
  for (const auto& question : open.form->questions) {
    if (pathway::FormAnswer(question.fact).empty()) continue;
    if (auto given = OfForm(open, question.fact, visit.now)) facts.push_back(*std::move(given));
  }
  return facts;
}

Document RecordedAnswers(Record& record, const CaseRow& row, const forms::CodeLists& codes,
                         const forms::FormDefinition& form, const std::vector<CasesReading::FactAnswer>& facts) {
  Document recorded{Document::Members{}};
  FillRows(form, facts, recorded);
  const auto asks = [](const Question& question) { return pathway::IsRecorded(question.fact); };
  if (std::none_of(form.questions.begin(), form.questions.end(), asks)) return recorded;
  const auto contact = row.contact ? record.cases().Contact(row.contact) : std::nullopt;
  const auto person = record.people().Find(row.subject);
  for (const auto& question : form.questions) {
    std::string said = contact ? OfContact(*contact, question, codes) : "";
    if (person && question.fact == pathway::kAlive) said = person->died ? "no" : "yes";
    if (question.fact == pathway::kCaredFor) said = CaredFor(record, row);
    if (!said.empty() && asks(question)) recorded.Set(question.id, std::move(said));
  }
  return recorded;
}

Document KnownAnswers(const std::vector<CasesReading::FactAnswer>& facts, const forms::CodeLists& codes,
                      const forms::FormDefinition& form) {
  Document known{Document::Members{}};
  for (const auto& question : form.questions) {
    if (question.fact.empty() || question.carry || question.IsGroup()) continue;
    for (const auto& fact : facts) {
      if (fact.fact == question.fact && IsOffered(question, fact.value, codes)) known.Set(question.id, fact.value);
    }
  }
  return known;
}

Document StartingAnswers(const OpenForm& open, const Document& recorded,
                         const std::vector<CasesReading::FactAnswer>& facts) {
  Document answers = open.answers.IsMembers() ? open.answers : Document(Document::Members{});
  for (const auto& [question, value] : recorded.Named()) {
    if (!open.version && !answers.Contains(question) && !IsTyped(open.draft, question)) answers.Set(question, value);
  }
  if (!open.version) return answers;
  for (const auto& question : open.form->questions) {
    if (IsTyped(open.draft, question.id)) continue;
    if (question.anew) answers.Set(question.id, Document());
    if (const auto* newer = NewerElsewhere(facts, question, open.version->at)) answers.Set(question.id, newer->value);
  }
  return answers;
}

}  // namespace caseway::web
