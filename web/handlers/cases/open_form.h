// OpenForm: one form of one case as it stands for whoever opens it: submitted version, draft, both texts where two
// wrote.
//
//   auto open = LoadForm(visit, record, seen);        // of the path {form}
//   open->answers                                     // submitted, with what was typed since on top
//
// Threads: within one snapshot.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/casework/case_context.h"
#include "core/pathway/scope.h"
#include "web/handlers/cases/seen_case.h"
#include "web/views/form_answers.h"
#include "web/views/form_fields.h"

namespace caseway::web {

struct OpenForm {
  std::unique_ptr<casework::CaseContext> context;
  const forms::FormDefinition* form = nullptr;
  std::optional<FormVersion> version;  // the latest that is not marked in error
  Draft draft;                         // empty when nothing was typed since
  bool offered = false;                // written at this stage
  bool may_work = false;
  Document answers;
  bool IsFrozen() const { return version && version->signed_off; }
  bool MayWrite() const { return may_work && (offered || IsFrozen()); }
};
Result<OpenForm> LoadForm(const Visit& visit, Record& record, const SeenCase& seen);
// Fills in what was written of `open.form`: the version that speaks, the draft, and the answers of both.
Result<void> ReadWritten(Record& record, OpenForm& open);

// Whether an answer of it decides what else is asked.
bool HasConditions(const forms::FormDefinition& form);

// What is shown and what would stop a submit, for these answers.
struct JudgedForm {
  forms::ShownQuestions shown;
  std::vector<FieldError> errors;
};
JudgedForm Judge(const Visit& visit, Record& record, const OpenForm& open, const Document& answers);
// What of a submitted version is shown, by what the case knows now: for whoever reads or prints it.
forms::ShownQuestions ShownOf(const casework::CaseContext& context, const forms::FormDefinition& form,
                              const Document& answers, Instant now);

// Texts of others, and of oneself in another window, that wait for a choice: rivals of the draft, and what was
// submitted after `seen_version`.
std::vector<OtherText> OtherTexts(Record& record, const OpenForm& open, int seen_version, UserId self);
// Applies the choices made between two texts to what was typed.
void ApplyChoices(const http::Fields& fields, const OpenForm& open, const std::vector<OtherText>& others,
                  TypedForm& typed);
// Whether the draft was written in after the page was made, by other hands or in another window of one's own.
enum class WrittenSince { kNothing, kBySelf, kByOthers };
WrittenSince WroteSince(const OpenForm& open, const TypedForm& page, UserId self);

// The form's page; `typed` and `error` come back after a refusal, `check` shows what would stop a submit.
struct FormPageParts {
  const TypedForm* typed = nullptr;
  const Error* error = nullptr;
  bool check = false;
};
Answer FormPage(Visit& visit, Record& record, const SeenCase& seen, const OpenForm& open, const FormPageParts& parts);

}  // namespace caseway::web
