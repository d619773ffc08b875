// The case page, also as the place where the forms that stand on it come back after a refusal.
#pragma once

#include "web/handlers/cases/seen_case.h"

namespace caseway::web {

// `error` of a note, file or hand-over posted from this page; null for none.
Answer CaseItself(Visit& visit, Record& record, const SeenCase& seen, const Error* error);

}  // namespace caseway::web
