// AnswerValue: one answer as FEEL reads it, by the typing of DESIGN.md section 6.
//
//   AnswerValue(question, Document("2026-10-01"))   -> a date;  money Document(1250) -> 12.5;  "" -> null
//
// Takes answers as typed or normalised; what cannot be read is null. Pure.
#pragma once

#include "core/dates.h"
#include "core/document.h"
#include "core/feel/expression.h"
#include "core/feel/value.h"
#include "core/forms/form.h"

namespace caseway::forms {

// One answer in its canonical form; what cannot be read stays as typed.
Document NormaliseAnswer(const Question& question, const Document& answer);

// Requires: the question is no group.
feel::Value AnswerValue(const Question& question, const Document& answer);

// A group's rows as a list of contexts; an answer that its row hides is null. `facts` as in Show.
feel::Value GroupValue(const Question& group, const Document& rows, const feel::Environment& facts, Instant now);

}  // namespace caseway::forms
