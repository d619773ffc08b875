// Who signed off a form of a case, and when: a reader tells it apart from who wrote it (F43).
//
//   w << FrozenSentence(version);   // "Signed off by Grace Obi on 3 March 2026 at 2:10pm. "
//
// "Closed with the case. " where nobody signed it, "" for a form that can still be written. Pure.
#pragma once

#include <string>

#include "core/ports/cases_reading.h"

namespace caseway::web {

std::string FrozenSentence(const FormVersion& version);

}  // namespace caseway::web
