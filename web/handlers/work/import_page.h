// What came of a file of referrals that was brought in: kept under a page of its own, so that it can be opened again.
//
//   return KeepImportResult(visit, {upload.file_name, wish, outcome, visit.actor.user, visit.now});   // leads there
//
// Threads: any; ImportResults says for how long.
#pragma once

#include "web/answer.h"
#include "web/import_results.h"
#include "web/visit.h"

namespace caseway::web {

// Keeps it and leads to its page (303), so that loading the page anew brings in nothing.
Answer KeepImportResult(Visit& visit, ImportResult result);

}  // namespace caseway::web
