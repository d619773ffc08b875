// PlausibleAnswers: a form filled in as somebody might, from its definition alone.
//
//   Document answers = PlausibleAnswers(form, codes, today, chance);
//
// Invented sentences, codes that are offered, days of the last weeks; a yes is likelier than a no. It knows no form by
// name. Pure.
#pragma once

#include "app/demonstration/chance.h"
#include "core/forms/code_list.h"
#include "core/forms/form.h"

namespace caseway::app {

Document PlausibleAnswers(const forms::FormDefinition& form, const forms::CodeLists& codes, Date today, Chance& chance);

}  // namespace caseway::app
