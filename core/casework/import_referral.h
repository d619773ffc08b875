// The use cases on referrals that arrive in a file: one row at a time, good ones opened, refused ones kept (P1,
// P39-P41).
//
//   ImportRow(record, row, deed)          -> {"outcome": "opened"|"already there"|"differs", "case": id}
//   RaiseImportException(record, ...)     -> {"exception": id}
//
// Threads: on the writer.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/casework/open_case.h"

namespace caseway::casework {

// A checked row, in the words of data/intake: what LogContact needs and who it is about.
struct ReferralRow {
  LogContactCommand contact;  // subject none; person as the file has it
};
Result<Document> ImportRow(WritableRecord& record, const ReferralRow& row, const Deed& deed);

struct ImportExceptionCommand {
  std::string file;
  std::int64_t line = 0;
  std::vector<std::pair<std::string, std::string>> row;     // column and text, as they came
  std::vector<FieldError> faults;                           // field = column, say = rule
  std::vector<std::pair<std::string, std::string>> values;  // column and the value refused
  bool safeguarding = false, urgent = false;
};
// ImportRow, and where a reference that came before without a sign of abuse comes again with one, the row as it came
// among the exceptions, due at once: it opens nothing, and must not pass unseen (P1, P40).
Result<Document> ImportOrAsk(WritableRecord& record, const ReferralRow& row, ImportExceptionCommand as_came,
                             const Deed& deed);
// The same line of the same file with the same text again raises nothing new: {"already": true}.
Result<Document> RaiseImportException(WritableRecord& record, const ImportExceptionCommand& command, const Deed& deed);
Result<Document> DismissImportException(WritableRecord& record, ImportExceptionId id, const std::string& reason,
                                        const Deed& deed);
// Opens the corrected row; its reference was not used up by the refusal.
Result<Document> CorrectImportException(WritableRecord& record, ImportExceptionId id, const ReferralRow& row,
                                        const Deed& deed);

}  // namespace caseway::casework
