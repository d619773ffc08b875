// AnswerValue: one answer as FEEL reads it, by the typing of DESIGN.md section 6.
//
//   AnswerValue(question, Document("2026-10-01"))   -> a date;  money Document(1250) -> 12.5;  "" -> null
//
// Takes answers as typed or normalised; what cannot be read is null. A group's rows are the caller's, because which of
// their questions are shown is. Pure.
#pragma once

#include "core/document.h"
#include "core/feel/value.h"
#include "core/forms/form.h"

namespace caseway::forms {

// One answer in its canonical form; what cannot be read stays as typed.
Document NormaliseAnswer(const Question& question, const Document& answer);

// Requires: the question is no group.
feel::Value AnswerValue(const Question& question, const Document& answer);

}  // namespace caseway::forms
